package dev.tlsloop.contract;

import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Negotiated;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Refusal;
import dev.tlsloop.Session;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.wire.ExtensionType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a connection tells about itself, what is attached to it, and what it was opened with. */
interface AccessorContract extends EnginePair {

    private Wired fresh() {
        return Wired.fresh(client(), server());
    }

    private Wired done(TlsVersion version) {
        return Wired.established(client().versions(version, version), server());
    }

    @Test
    @SeedRow("I20")
    @Fact("F159")
    default void nothingIsAttachedAtFirst() {
        try (Wired wired = fresh()) {
            assertEquals(Optional.empty(), wired.client().appData());
        }
    }

    @Test
    @SeedRow("I20")
    @Fact("F159")
    default void whatIsAttachedIsTheIdenticalObjectAndOfThatConnectionAlone() {
        Object data = new Object();
        try (Wired wired = fresh()) {
            wired.client().appData("before");
            wired.client().appData(data);
            assertEquals(
                    List.of(Optional.of(data), Optional.empty()),
                    List.of(wired.client().appData(), wired.server().appData()));
        }
    }

    @Test
    @SeedRow("I20")
    default void anOpeningBringsAppDataForEitherSide() {
        try (Endpoint servers = server().build().start();
                Connection server =
                        servers.open(SERVER, ConnectionSettings.none().withAppData("of the server"))) {
            assertEquals(Optional.of("of the server"), server.appData());
        }
    }

    @Test
    @SeedRow("I20")
    default void aCallbackFindsTheAppDataOfItsConnection() {
        List<Object> found = new ArrayList<>();
        ContextBuilder client = client().onVerify(v -> {
            found.add(v.connection().appData());
            return v.ok();
        });
        try (Wired wired = Wired.opened(
                client.build(),
                server().build(),
                ConnectionSettings.to("localhost").withAppData("mine"))) {
            wired.handshake();
            assertEquals(Optional.of("mine"), found.get(0));
        }
    }

    @Test
    default void aServersOpeningAddsNothingButAppData() {
        ConnectionSettings settings = ConnectionSettings.none().withAlpn(AlpnProtocol.listOf("h2"));
        try (Endpoint servers = server().build().start()) {
            assertEquals(
                    "an opening of a server adds nothing but app data; given: " + settings
                            + "; use ConnectionSettings.none(), the client asks for the name and offers the session",
                    assertThrows(IllegalArgumentException.class, () -> servers.open(SERVER, settings))
                            .getMessage());
        }
    }

    @Test
    @SeedRow("I48")
    default void anOpeningAsksForAStaple() {
        ConnectionSettings settings = ConnectionSettings.to("localhost").requestingOcsp();
        try (Wired wired = Wired.opened(client().build(), server().build(), settings)) {
            wired.client().handshake();
            assertTrue(Hello.of(wired.client()).extensions().stream()
                    .anyMatch(e -> e.type() == ExtensionType.STATUS_REQUEST));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I48")
    default void nothingIsStapledByAServerThatHasNothing(TlsVersion version) {
        ContextBuilder client = client().versions(version, version);
        ConnectionSettings settings = ConnectionSettings.to("localhost").requestingOcsp();
        try (Wired wired = Wired.opened(client.build(), server().build(), settings)) {
            wired.handshake();
            assertEquals(Optional.empty(), wired.client().ocspResponse());
        }
    }

    @Test
    @SeedRow("I21")
    @Fact("F310")
    default void theCredentialIsKnownBeforeTheHandshake() {
        try (Wired wired = fresh()) {
            assertEquals(
                    List.of(Optional.empty(), Optional.of(Cast.LOCALHOST)),
                    List.of(wired.client().credential(), wired.server().credential()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I21")
    default void theCredentialIsTheOneThatWasChosen(TlsVersion version) {
        ContextBuilder server = bareServer().credential(Cast.LOCALHOST, Cast.localhost(PublicKeyAlgorithm.RSA));
        ContextBuilder client = client().versions(version, version).cipherList("aRSA");
        try (Wired wired = Wired.established(client, server)) {
            assertEquals(
                    wired.client().peerChain(),
                    wired.server().credential().orElseThrow().chain());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"I33", "I34"})
    @Fact("F391")
    default void theProtocolIsUnknownUntilTheHandshakeIsComplete(TlsVersion version) {
        try (Wired wired = Wired.fresh(client().versions(version, version), server())) {
            List<String> names = new ArrayList<>();
            names.add(wired.client().protocolName());
            wired.handshake();
            names.add(wired.client().protocolName());
            assertEquals(List.of("Unknown", version.protocolName()), names);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"I22", "I24", "I25"})
    @Fact({"F318", "F319", "F320", "F321"})
    default void bothSidesKnowTheCipherOnceItIsAgreed(TlsVersion version) {
        ContextBuilder client = client().versions(version, version)
                .cipherList("ECDHE-ECDSA-AES256-GCM-SHA384")
                .cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384);
        try (Wired wired = Wired.fresh(client, server())) {
            List<Optional<Negotiated>> before =
                    List.of(wired.client().negotiated(), wired.server().negotiated());
            wired.handshake();
            List<CipherSuite> agreed = Stream.of(wired.client(), wired.server())
                    .map(c -> c.negotiated().orElseThrow().cipher())
                    .toList();
            String name = version == TLS_1_3 ? "TLS_AES_256_GCM_SHA384" : "ECDHE-ECDSA-AES256-GCM-SHA384";
            assertEquals(
                    List.of(Optional.empty(), Optional.empty(), name, 256, version, agreed.get(0)),
                    List.of(
                            before.get(0),
                            before.get(1),
                            agreed.get(0).openSslName(),
                            agreed.get(0).bits(),
                            agreed.get(0).minVersion(),
                            agreed.get(1)));
        }
    }

    @Test
    @SeedRow("I25")
    @Fact("F321")
    default void theVersionOfACipherIsNotThatOfTheConnection() {
        assertEquals(
                TlsVersion.TLS_1_0,
                CipherSuite.ofName("ECDHE-RSA-AES128-SHA").orElseThrow().minVersion());
    }

    @Test
    @SeedRow("I57")
    @Fact("F267")
    default void whatIsWantedIsWhatTheLastOperationAnswered() {
        try (Wired wired = fresh()) {
            List<IoStatus> wants = new ArrayList<>();
            wants.add(wired.client().want());
            wired.client().handshake();
            wants.add(wired.client().want());
            wired.handshake();
            wired.client().handshake();
            wants.add(wired.client().want());
            assertEquals(List.of(IoStatus.NOTHING, IoStatus.READ, IoStatus.NOTHING), wants);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("G1")
    @Fact("F351")
    default void aRefusalListsItsErrors(TlsVersion version) {
        ContextBuilder server = bareServer().versions(version, version).credential(Cast.LOCALHOST_OF_STRANGERS);
        try (Wired wired = Wired.fresh(client(), server)) {
            wired.handshake();
            assertNotEquals(
                    List.of(), wired.client().refusal().map(Refusal::errors).orElse(List.of()));
        }
    }

    @Test
    @SeedRow("I28")
    @Fact({"F192", "F194"})
    default void anotherContextBeforeTheFirstByteIsAWholeSwitch() {
        Context other = bareServer()
                .credential(Cast.LOCALHOST)
                .versions(TLS_1_2, TLS_1_2)
                .build();
        try (Wired wired = fresh()) {
            wired.server().use(other);
            wired.handshake();
            assertEquals(
                    List.of(Optional.of(other), "TLSv1.2"),
                    List.of(wired.server().context(), wired.client().protocolName()));
        }
    }

    @Test
    @SeedRow("I28")
    default void aServerThatChoosesByNameMayBeGivenAnotherContextFirst() {
        Context other = server().build();
        ContextBuilder front = bareServer().onServerName("blue.test", other);
        try (Wired wired = Wired.fresh(client(), front)) {
            wired.server().use(other);
            wired.handshake();
            assertEquals(Optional.of(other), wired.server().context());
        }
    }

    @Test
    @SeedRow("I28")
    default void aContextOfTheOtherSideIsMisuseAndChangesNothing() {
        try (Wired wired = fresh()) {
            Optional<Context> before = wired.server().context();
            assertThrows(IllegalArgumentException.class, () -> wired.server().use(client().build()));
            assertEquals(before, wired.server().context());
        }
    }

    @Test
    @SeedRow("I28")
    default void theMisuseIsSaidInOneSentence() {
        try (Wired wired = fresh()) {
            assertEquals(
                    "use(...) on a server is given the declaration of a client; give Context.server()...build()",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> wired.server().use(client().build()))
                            .getMessage());
        }
    }

    @Test
    @SeedRow("I28")
    default void aContextThatVerifiesNamesIsRefusedWhereTheOpeningHoldsNone() {
        Context careless = client().insecurelySkipHostName().build();
        try (Wired wired = Wired.opened(careless, server().build(), ConnectionSettings.none())) {
            assertThrows(IllegalArgumentException.class, () -> wired.client().use(client().build()));
            assertEquals(Optional.of(careless), wired.client().context());
        }
    }

    default Stream<Consumer<Connection>> questions() {
        return Stream.of(
                Connection::stateName,
                Connection::cipherList,
                Connection::credential,
                Connection::verifiedChain,
                Connection::clientCaList,
                Connection::ocspResponse,
                Connection::masterKey,
                Connection::finished,
                Connection::peerFinished,
                Connection::nextProtocol,
                Connection::renegotiate,
                Connection::renegotiatePending,
                Connection::renegotiations,
                Connection::updateKeys,
                c -> c.exportKeyingMaterial("EXPERIMENTAL-a", 16),
                c -> c.use(client().build()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    default void aClosedConnectionAnswersNothing(Consumer<Connection> question) {
        try (Wired wired = done(TLS_1_3)) {
            wired.client().close();
            assertEquals(
                    "this client connection is closed; open another on its endpoint",
                    assertThrows(IllegalStateException.class, () -> question.accept(wired.client()))
                            .getMessage());
        }
    }

    @Test
    @Fact("F163")
    default void anEmptyListOfProtocolsIsNoOffer() {
        assertEquals(
                "an opening offers one ALPN protocol or more; given: none; leave withAlpn(...) out to offer the"
                        + " context's",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ConnectionSettings.to("localhost").withAlpn(List.of()))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"F4", "I36"})
    @Fact({"F327", "F400"})
    default void aSessionIsAValue(TlsVersion version) {
        try (Pair pair = open(client().versions(version, version), server())) {
            assertEquals(pair.client().session(), pair.client().session());
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @SeedRow({"F4", "I36"})
    @Fact("F400")
    default void twoSessionsDiffer(TlsVersion version) {
        try (Pair one = open(client().versions(version, version), server());
                Pair other = open(client().versions(version, version), server())) {
            assertNotEquals(
                    Arrays.toString(one.client().session().orElseThrow().id()),
                    Arrays.toString(other.client().session().orElseThrow().id()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    default void aSessionHasAnIdAndATimeout(TlsVersion version) {
        try (Pair pair = open(client().versions(version, version), server())) {
            Session session = pair.client().session().orElseThrow();
            assertEquals(
                    List.of(32, true),
                    List.of(session.id().length, session.timeout().toSeconds() > 0));
        }
    }
}
