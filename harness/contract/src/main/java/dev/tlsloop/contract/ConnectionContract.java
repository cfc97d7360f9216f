package dev.tlsloop.contract;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerName;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyCallback;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of one connection, from its first byte to what throws after its end. */
interface ConnectionContract extends EnginePair {
    private Wired fresh() {
        return Wired.fresh(client(), server());
    }

    private Wired done() {
        return Wired.established(client(), server());
    }

    @Test
    @SeedRow({"F6", "I51", "I52"})
    default void knowsWhichEndItIsAndWhoOpenedIt() {
        try (Wired wired = fresh()) {
            assertEquals(
                    List.of(CLIENT, wired.clients(), SERVER, wired.servers()),
                    List.of(
                            wired.client().side(),
                            wired.client().endpoint(),
                            wired.server().side(),
                            wired.server().endpoint()));
        }
    }

    @Test
    @SeedRow("I27")
    @Fact("F192")
    default void knowsItsDeclaration() {
        Context client = client().build();
        try (Endpoint clients = client.start();
                Connection connection = clients.open(CLIENT, ConnectionSettings.to("localhost"))) {
            assertEquals(Optional.of(client), connection.context());
        }
    }

    @Test
    @SeedRow({"G3", "I17", "I51", "I52"})
    default void aClientSpeaksFirst() {
        try (Wired wired = fresh()) {
            IoStatus server = wired.server().handshake();
            IoStatus client = wired.client().handshake();
            assertEquals(
                    List.of(IoStatus.READ, 0, IoStatus.READ, true),
                    List.of(
                            server,
                            wired.server().outgoing().pending(),
                            client,
                            wired.client().outgoing().pending() > 0));
        }
    }

    @Test
    @SeedRow("I17")
    default void aHandshakeThatWaitsSendsNothingTwice() {
        try (Wired wired = fresh()) {
            wired.client().handshake();
            int sent = wired.client().outgoing().pending();
            wired.client().handshake();
            assertEquals(sent, wired.client().outgoing().pending());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I17")
    @Fact("F003")
    default void aCompleteHandshakeWantsNothingEverAfter(TlsVersion version) {
        try (Wired wired = Wired.established(client().versions(version, version), server())) {
            assertEquals(
                    List.of(IoStatus.NOTHING, IoStatus.NOTHING, IoStatus.NOTHING),
                    List.of(
                            wired.client().handshake(),
                            wired.client().handshake(),
                            wired.server().handshake()));
        }
    }

    @Test
    @SeedRow({"I19", "I22", "I24"})
    @Fact({"F318", "F391"})
    default void nothingIsNegotiatedBeforeTheHandshakeIsComplete() {
        try (Wired wired = fresh()) {
            wired.client().handshake();
            wired.move();
            wired.server().handshake();
            assertEquals(
                    List.of(Optional.empty(), Optional.empty()),
                    List.of(wired.client().negotiated(), wired.server().negotiated()));
        }
    }

    @Test
    default void thereIsNoRefusalWhereNobodyRefused() {
        try (Wired wired = done()) {
            assertEquals(
                    List.of(Optional.empty(), Optional.empty()),
                    List.of(wired.client().refusal(), wired.server().refusal()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @Fact("F271")
    default void aRefusedHandshakeStaysRefused(TlsVersion version) {
        ContextBuilder server = bareServer().versions(version, version).credential(Cast.LOCALHOST_OF_STRANGERS);
        try (Wired wired = Wired.fresh(client(), server)) {
            wired.handshake();
            assertEquals(
                    List.of(IoStatus.REFUSED, IoStatus.REFUSED, Optional.of(Reason.UNKNOWN_ISSUER)),
                    List.of(
                            wired.client().handshake(),
                            wired.client().read(ByteBuffer.allocate(1)),
                            wired.client().refusal().map(Refusal::reason)));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aRefusedPeerHearsOfIt(TlsVersion version) {
        ContextBuilder server = bareServer().versions(version, version).credential(Cast.LOCALHOST_OF_STRANGERS);
        try (Wired wired = Wired.fresh(client(), server)) {
            wired.handshake();
            assertEquals(Optional.of(true), wired.server().refusal().map(Refusal::heard));
        }
    }

    @Test
    @SeedRow({"I31", "I32"})
    default void thePeersChainIsEmptyUntilItComes() {
        try (Wired wired = fresh()) {
            wired.client().handshake();
            assertEquals(List.of(), wired.client().peerChain());
        }
    }

    @Test
    default void thePeersChainIsKnownWhereItWasRefusedToo() {
        try (Wired wired = Wired.fresh(client(), bareServer().credential(Cast.LOCALHOST_OF_STRANGERS))) {
            wired.handshake();
            assertEquals(Cast.LOCALHOST_OF_STRANGERS.chain(), wired.client().peerChain());
        }
    }

    @Test
    @SeedRow("I35")
    @Fact("F189")
    default void theNameIsKnownToTheClientAtOnceAndToTheServerFromTheHelloOn() {
        try (Wired wired = fresh()) {
            List<Optional<ServerName>> known = new ArrayList<>();
            known.add(wired.client().serverName());
            known.add(wired.server().serverName());
            wired.handshake();
            known.add(wired.server().serverName());
            Optional<ServerName> localhost = Optional.of(new ServerName("localhost"));
            assertEquals(List.of(localhost, Optional.empty(), localhost), known);
        }
    }

    @Test
    default void theOfferedProtocolsAreKnownToBothInTheClientsOrder() {
        try (Wired wired = Wired.established(client().alpn("b", "a"), server())) {
            assertEquals(
                    List.of(AlpnProtocol.listOf("b", "a"), AlpnProtocol.listOf("b", "a")),
                    List.of(wired.client().offeredAlpn(), wired.server().offeredAlpn()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"I15", "I16"})
    @Fact("F297")
    default void bothSidesKnowBothRandoms(TlsVersion version) {
        try (Wired wired = Wired.established(client().versions(version, version), server())) {
            assertArrayEquals(randoms(wired.client()), randoms(wired.server()));
        }
    }

    @Test
    @SeedRow({"I15", "I16"})
    @Fact("F297")
    default void theRandomsDifferAndHave32Bytes() {
        try (Wired wired = done()) {
            byte[] both = randoms(wired.client());
            assertNotEquals(
                    Arrays.toString(Arrays.copyOf(both, 32)), Arrays.toString(Arrays.copyOfRange(both, 32, 64)));
        }
    }

    private static byte[] randoms(Connection connection) {
        return ByteBuffer.allocate(64)
                .put(connection.clientRandom().orElseThrow())
                .put(connection.serverRandom().orElseThrow())
                .array();
    }

    @Test
    @SeedRow({"I15", "I16"})
    @Fact("F296")
    default void theRandomsAreEmptyBeforeTheirHello() {
        try (Wired wired = fresh()) {
            assertEquals(
                    List.of(Optional.empty(), Optional.empty()),
                    List.of(wired.client().clientRandom(), wired.client().serverRandom()));
        }
    }

    @Test
    @SeedRow("I36")
    @Fact({"F327", "F399"})
    default void thereIsNoSessionBeforeTheHandshake() {
        try (Wired wired = fresh()) {
            wired.client().handshake();
            assertEquals(Optional.empty(), wired.client().session());
        }
    }

    @Test
    default void closingTwiceIsClosingOnce() {
        try (Wired wired = done()) {
            wired.client().close();
            wired.client().close();
            assertEquals(0, wired.client().outgoing().pending());
        }
    }

    default Stream<Consumer<Connection>> operations() {
        return Stream.of(
                Connection::handshake,
                c -> c.read(ByteBuffer.allocate(1)),
                c -> c.peek(ByteBuffer.allocate(1)),
                c -> c.write(ByteBuffer.allocate(1)),
                Connection::shutdown);
    }

    @ParameterizedTest
    @MethodSource("operations")
    default void nothingWorksOnAClosedConnection(Consumer<Connection> operation) {
        try (Wired wired = done()) {
            wired.client().close();
            assertEquals(
                    "this client connection is closed; open another on its endpoint",
                    misuse(() -> operation.accept(wired.client())));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    default void nothingWorksOnAConnectionOfAClosedEndpoint(Consumer<Connection> operation) {
        try (Wired wired = done()) {
            wired.clients().close();
            assertEquals(
                    "the endpoint on " + wired.clients().engineText() + " is closed; start another",
                    misuse(() -> operation.accept(wired.client())));
        }
    }

    @Test
    default void aClosedEndpointOpensNothing() {
        Endpoint clients = client().build().start();
        clients.close();
        clients.close();
        assertEquals(
                "the endpoint on " + clients.engineText() + " is closed; start another",
                misuse(() -> clients.open(CLIENT, ConnectionSettings.to("localhost"))));
    }

    @Test
    default void closingALoanClosesNothing() {
        try (Wired wired = done()) {
            wired.clients().start().close();
            assertEquals(IoStatus.NOTHING, wired.client().handshake());
        }
    }

    @Test
    default void aClientsDeclarationOpensNoServer() {
        try (Wired wired = fresh()) {
            assertEquals(
                    "open(server, ...) on a context that is declared as a client; declare it with Context.server(),"
                            + " or Context.of(method) for either side",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> wired.clients().open(SERVER, ConnectionSettings.none()))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    default void anOperationInsideACallbackIsRefused(Consumer<Connection> operation) {
        List<String> said = new ArrayList<>();
        VerifyCallback reentrant = v -> {
            said.add(misuse(() -> operation.accept(v.connection())));
            return true;
        };
        try (Wired wired = Wired.established(client().onVerify(reentrant), server())) {
            assertEquals(
                    wired.client().toString().replace("ESTABLISHED", "HANDSHAKING")
                            + " is in use by this thread already, in a callback; a connection serves one operation at"
                            + " a time",
                    said.get(0));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    default void anOperationOfAnotherThreadMeanwhileIsRefused(Consumer<Connection> operation) {
        List<String> said = new ArrayList<>();
        VerifyCallback intruding = v -> {
            onThread("intruder", () -> said.add(misuse(() -> operation.accept(v.connection()))));
            return true;
        };
        String busy = Thread.currentThread().getName();
        try (Wired wired = Wired.established(client().onVerify(intruding), server())) {
            assertEquals(
                    wired.client().toString().replace("ESTABLISHED", "HANDSHAKING") + " is in use by the thread " + busy
                            + "; a connection serves one operation at a time",
                    said.get(0));
        }
    }

    @Test
    default void anotherThreadMayTakeOverBetweenOperations() {
        List<IoStatus> wants = new ArrayList<>();
        try (Wired wired = done()) {
            onThread("successor", () -> wants.add(wired.client().handshake()));
            assertEquals(List.of(IoStatus.NOTHING), wants);
        }
    }

    private static void onThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static String misuse(org.junit.jupiter.api.function.Executable operation) {
        return assertThrows(IllegalStateException.class, operation).getMessage();
    }
}
