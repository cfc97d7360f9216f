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

/** The life cycle of one connection, from its first byte to the calls that throw after it is closed. */
interface ConnectionContract extends EnginePair {
    private ManualPair fresh() {
        return ManualPair.fresh(client(), server());
    }

    private ManualPair done() {
        return ManualPair.established(client(), server());
    }

    @Test
    @PyOpenSslItem({"F6", "I51", "I52"})
    default void knowsItsSideAndItsEndpoint() {
        try (ManualPair pair = fresh()) {
            assertEquals(
                    List.of(CLIENT, pair.clients(), SERVER, pair.servers()),
                    List.of(
                            pair.client().side(),
                            pair.client().endpoint(),
                            pair.server().side(),
                            pair.server().endpoint()));
        }
    }

    @Test
    @PyOpenSslItem("I27")
    @Behaviour("F192")
    default void knowsItsDeclaration() {
        Context client = client().build();
        try (Endpoint clients = client.start();
                Connection connection = clients.open(CLIENT, ConnectionSettings.forServer("localhost"))) {
            assertEquals(Optional.of(client), connection.context());
        }
    }

    @Test
    @PyOpenSslItem({"G3", "I17", "I51", "I52"})
    default void aClientSpeaksFirst() {
        try (ManualPair pair = fresh()) {
            IoStatus server = pair.server().handshake();
            IoStatus client = pair.client().handshake();
            assertEquals(
                    List.of(IoStatus.READ, 0, IoStatus.READ, true),
                    List.of(
                            server,
                            pair.server().outgoing().pending(),
                            client,
                            pair.client().outgoing().pending() > 0));
        }
    }

    @Test
    @PyOpenSslItem("I17")
    default void aHandshakeThatWaitsSendsNothingTwice() {
        try (ManualPair pair = fresh()) {
            pair.client().handshake();
            int sent = pair.client().outgoing().pending();
            pair.client().handshake();
            assertEquals(sent, pair.client().outgoing().pending());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I17")
    @Behaviour("F003")
    default void aCompleteHandshakeWantsNothingEverAfter(TlsVersion version) {
        try (ManualPair pair = ManualPair.established(client().versions(version, version), server())) {
            assertEquals(
                    List.of(IoStatus.NOTHING, IoStatus.NOTHING, IoStatus.NOTHING),
                    List.of(
                            pair.client().handshake(),
                            pair.client().handshake(),
                            pair.server().handshake()));
        }
    }

    @Test
    @PyOpenSslItem({"I19", "I22", "I24"})
    @Behaviour({"F318", "F391"})
    default void nothingIsNegotiatedBeforeTheHandshakeIsComplete() {
        try (ManualPair pair = fresh()) {
            pair.client().handshake();
            pair.move();
            pair.server().handshake();
            assertEquals(
                    List.of(Optional.empty(), Optional.empty()),
                    List.of(pair.client().negotiated(), pair.server().negotiated()));
        }
    }

    @Test
    default void aSuccessfulHandshakeHasNoRefusal() {
        try (ManualPair pair = done()) {
            assertEquals(
                    List.of(Optional.empty(), Optional.empty()),
                    List.of(pair.client().refusal(), pair.server().refusal()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @Behaviour("F271")
    default void aRefusedHandshakeStaysRefused(TlsVersion version) {
        ContextBuilder server =
                bareServer().versions(version, version).credential(ContractCredentials.LOCALHOST_OF_STRANGERS);
        try (ManualPair pair = ManualPair.fresh(client(), server)) {
            pair.handshake();
            assertEquals(
                    List.of(IoStatus.REFUSED, IoStatus.REFUSED, Optional.of(Reason.UNKNOWN_ISSUER)),
                    List.of(
                            pair.client().handshake(),
                            pair.client().read(ByteBuffer.allocate(1)),
                            pair.client().refusal().map(Refusal::reason)));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aRefusedPeerReceivesTheAlert(TlsVersion version) {
        ContextBuilder server =
                bareServer().versions(version, version).credential(ContractCredentials.LOCALHOST_OF_STRANGERS);
        try (ManualPair pair = ManualPair.fresh(client(), server)) {
            pair.handshake();
            assertEquals(Optional.of(true), pair.server().refusal().map(Refusal::reportedByPeer));
        }
    }

    @Test
    @PyOpenSslItem({"I31", "I32"})
    default void thePeersChainIsEmptyUntilItComes() {
        try (ManualPair pair = fresh()) {
            pair.client().handshake();
            assertEquals(List.of(), pair.client().peerChain());
        }
    }

    @Test
    default void thePeersChainIsKnownWhereItWasRefusedToo() {
        try (ManualPair pair =
                ManualPair.fresh(client(), bareServer().credential(ContractCredentials.LOCALHOST_OF_STRANGERS))) {
            pair.handshake();
            assertEquals(
                    ContractCredentials.LOCALHOST_OF_STRANGERS.chain(),
                    pair.client().peerChain());
        }
    }

    @Test
    @PyOpenSslItem("I35")
    @Behaviour("F189")
    default void theNameIsKnownToTheClientAtOnceAndToTheServerFromTheHelloOn() {
        try (ManualPair pair = fresh()) {
            List<Optional<ServerName>> known = new ArrayList<>();
            known.add(pair.client().serverName());
            known.add(pair.server().serverName());
            pair.handshake();
            known.add(pair.server().serverName());
            Optional<ServerName> localhost = Optional.of(new ServerName("localhost"));
            assertEquals(List.of(localhost, Optional.empty(), localhost), known);
        }
    }

    @Test
    default void theOfferedProtocolsAreKnownToBothInTheClientsOrder() {
        try (ManualPair pair = ManualPair.established(client().alpn("b", "a"), server())) {
            assertEquals(
                    List.of(AlpnProtocol.listOf("b", "a"), AlpnProtocol.listOf("b", "a")),
                    List.of(pair.client().offeredAlpn(), pair.server().offeredAlpn()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I15", "I16"})
    @Behaviour("F297")
    default void bothSidesKnowBothRandoms(TlsVersion version) {
        try (ManualPair pair = ManualPair.established(client().versions(version, version), server())) {
            assertArrayEquals(randoms(pair.client()), randoms(pair.server()));
        }
    }

    @Test
    @PyOpenSslItem({"I15", "I16"})
    @Behaviour("F297")
    default void theRandomsDifferAndHave32Bytes() {
        try (ManualPair pair = done()) {
            byte[] both = randoms(pair.client());
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
    @PyOpenSslItem({"I15", "I16"})
    @Behaviour("F296")
    default void theRandomsAreEmptyBeforeTheirHello() {
        try (ManualPair pair = fresh()) {
            assertEquals(
                    List.of(Optional.empty(), Optional.empty()),
                    List.of(pair.client().clientRandom(), pair.client().serverRandom()));
        }
    }

    @Test
    @PyOpenSslItem("I36")
    @Behaviour({"F327", "F399"})
    default void thereIsNoSessionBeforeTheHandshake() {
        try (ManualPair pair = fresh()) {
            pair.client().handshake();
            assertEquals(Optional.empty(), pair.client().session());
        }
    }

    @Test
    default void closingTwiceIsClosingOnce() {
        try (ManualPair pair = done()) {
            pair.client().close();
            pair.client().close();
            assertEquals(0, pair.client().outgoing().pending());
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
        try (ManualPair pair = done()) {
            pair.client().close();
            assertEquals(
                    "this client connection is closed; open another on its endpoint",
                    misuse(() -> operation.accept(pair.client())));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    default void nothingWorksOnAConnectionOfAClosedEndpoint(Consumer<Connection> operation) {
        try (ManualPair pair = done()) {
            pair.clients().close();
            assertEquals(
                    "the endpoint on " + pair.clients().engineText() + " is closed; start another",
                    misuse(() -> operation.accept(pair.client())));
        }
    }

    @Test
    default void aClosedEndpointOpensNothing() {
        Endpoint clients = client().build().start();
        clients.close();
        clients.close();
        assertEquals(
                "the endpoint on " + clients.engineText() + " is closed; start another",
                misuse(() -> clients.open(CLIENT, ConnectionSettings.forServer("localhost"))));
    }

    @Test
    default void closingALoanClosesNothing() {
        try (ManualPair pair = done()) {
            pair.clients().start().close();
            assertEquals(IoStatus.NOTHING, pair.client().handshake());
        }
    }

    @Test
    default void aClientsDeclarationOpensNoServer() {
        try (ManualPair pair = fresh()) {
            assertEquals(
                    "open(server, ...) on a context that is declared as a client; declare it with Context.server(),"
                            + " or Context.of(method) for either side",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> pair.clients().open(SERVER, ConnectionSettings.none()))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    default void anOperationInsideACallbackIsRefused(Consumer<Connection> operation) {
        List<String> messages = new ArrayList<>();
        VerifyCallback reentrant = v -> {
            messages.add(misuse(() -> operation.accept(v.connection())));
            return true;
        };
        try (ManualPair pair = ManualPair.established(client().onVerify(reentrant), server())) {
            assertEquals(
                    pair.client().toString().replace("ESTABLISHED", "HANDSHAKING")
                            + " is in use by this thread already, in a callback; a connection serves one operation at"
                            + " a time",
                    messages.get(0));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    default void anOperationOfAnotherThreadMeanwhileIsRefused(Consumer<Connection> operation) {
        List<String> messages = new ArrayList<>();
        VerifyCallback intruding = v -> {
            onThread("intruder", () -> messages.add(misuse(() -> operation.accept(v.connection()))));
            return true;
        };
        String busy = Thread.currentThread().getName();
        try (ManualPair pair = ManualPair.established(client().onVerify(intruding), server())) {
            assertEquals(
                    pair.client().toString().replace("ESTABLISHED", "HANDSHAKING") + " is in use by the thread " + busy
                            + "; a connection serves one operation at a time",
                    messages.get(0));
        }
    }

    @Test
    default void anotherThreadMayTakeOverBetweenOperations() {
        List<IoStatus> wants = new ArrayList<>();
        try (ManualPair pair = done()) {
            onThread("successor", () -> wants.add(pair.client().handshake()));
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
        return ErrorMessage.of(assertThrows(IllegalStateException.class, operation));
    }
}
