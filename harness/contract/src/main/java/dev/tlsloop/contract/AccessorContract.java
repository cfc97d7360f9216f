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

/** The accessors of a connection: its own state, its app data, and the settings that it was opened with. */
interface AccessorContract extends EnginePair {

    private ManualPair fresh() {
        return ManualPair.fresh(client(), server());
    }

    private ManualPair done(TlsVersion version) {
        return ManualPair.established(client().versions(version, version), server());
    }

    @Test
    @PyOpenSslItem("I20")
    @Behaviour("F159")
    default void appDataIsEmptyAtFirst() {
        try (ManualPair pair = fresh()) {
            assertEquals(Optional.empty(), pair.client().appData());
        }
    }

    @Test
    @PyOpenSslItem("I20")
    @Behaviour("F159")
    default void appDataIsTheIdenticalObjectOfOneConnection() {
        Object data = new Object();
        try (ManualPair pair = fresh()) {
            pair.client().appData("before");
            pair.client().appData(data);
            assertEquals(
                    List.of(Optional.of(data), Optional.empty()),
                    List.of(pair.client().appData(), pair.server().appData()));
        }
    }

    @Test
    @PyOpenSslItem("I20")
    default void connectionSettingsHaveAppDataForEitherSide() {
        try (Endpoint servers = server().build().start();
                Connection server =
                        servers.open(SERVER, ConnectionSettings.none().withAppData("of the server"))) {
            assertEquals(Optional.of("of the server"), server.appData());
        }
    }

    @Test
    @PyOpenSslItem("I20")
    default void aCallbackFindsTheAppDataOfItsConnection() {
        List<Object> found = new ArrayList<>();
        ContextBuilder client = client().onVerify(v -> {
            found.add(v.connection().appData());
            return v.ok();
        });
        try (ManualPair pair = ManualPair.opened(
                client.build(),
                server().build(),
                ConnectionSettings.forServer("localhost").withAppData("mine"))) {
            pair.handshake();
            assertEquals(Optional.of("mine"), found.get(0));
        }
    }

    @Test
    default void aServersConnectionSettingsAddOnlyAppData() {
        ConnectionSettings settings = ConnectionSettings.none().withAlpn(AlpnProtocol.listOf("h2"));
        try (Endpoint servers = server().build().start()) {
            assertEquals(
                    "the settings of a server connection hold only app data; given: " + settings
                            + "; use ConnectionSettings.none(), because the client chooses the name and the session",
                    assertThrows(IllegalArgumentException.class, () -> servers.open(SERVER, settings))
                            .getMessage());
        }
    }

    @Test
    @PyOpenSslItem("I48")
    default void connectionSettingsRequestAStaple() {
        ConnectionSettings settings = ConnectionSettings.forServer("localhost").withOcspRequest();
        try (ManualPair pair = ManualPair.opened(client().build(), server().build(), settings)) {
            pair.client().handshake();
            assertTrue(ClientHellos.of(pair.client()).extensions().stream()
                    .anyMatch(e -> e.type() == ExtensionType.STATUS_REQUEST));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I48")
    default void aServerWithoutAResponseStaplesNone(TlsVersion version) {
        ContextBuilder client = client().versions(version, version);
        ConnectionSettings settings = ConnectionSettings.forServer("localhost").withOcspRequest();
        try (ManualPair pair = ManualPair.opened(client.build(), server().build(), settings)) {
            pair.handshake();
            assertEquals(Optional.empty(), pair.client().ocspResponse());
        }
    }

    @Test
    @PyOpenSslItem("I21")
    @Behaviour("F310")
    default void theCredentialIsKnownBeforeTheHandshake() {
        try (ManualPair pair = fresh()) {
            assertEquals(
                    List.of(Optional.empty(), Optional.of(ContractCredentials.LOCALHOST)),
                    List.of(pair.client().credential(), pair.server().credential()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I21")
    default void theCredentialIsTheOneThatWasChosen(TlsVersion version) {
        ContextBuilder server = bareServer()
                .credential(ContractCredentials.LOCALHOST, ContractCredentials.localhost(PublicKeyAlgorithm.RSA));
        ContextBuilder client = client().versions(version, version).cipherList("aRSA");
        try (ManualPair pair = ManualPair.established(client, server)) {
            assertEquals(
                    pair.client().peerChain(),
                    pair.server().credential().orElseThrow().chain());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I33", "I34"})
    @Behaviour("F391")
    default void theProtocolIsUnknownUntilTheHandshakeIsComplete(TlsVersion version) {
        try (ManualPair pair = ManualPair.fresh(client().versions(version, version), server())) {
            List<String> names = new ArrayList<>();
            names.add(pair.client().protocolName());
            pair.handshake();
            names.add(pair.client().protocolName());
            assertEquals(List.of("Unknown", version.protocolName()), names);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I22", "I24", "I25"})
    @Behaviour({"F318", "F319", "F320", "F321"})
    default void bothSidesKnowTheCipherOnceItIsAgreed(TlsVersion version) {
        ContextBuilder client = client().versions(version, version)
                .cipherList("ECDHE-ECDSA-AES256-GCM-SHA384")
                .cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384);
        try (ManualPair pair = ManualPair.fresh(client, server())) {
            List<Optional<Negotiated>> before =
                    List.of(pair.client().negotiated(), pair.server().negotiated());
            pair.handshake();
            List<CipherSuite> agreed = Stream.of(pair.client(), pair.server())
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
    @PyOpenSslItem("I25")
    @Behaviour("F321")
    default void theVersionOfACipherIsNotThatOfTheConnection() {
        assertEquals(
                TlsVersion.TLS_1_0,
                CipherSuite.ofName("ECDHE-RSA-AES128-SHA").orElseThrow().minVersion());
    }

    @Test
    @PyOpenSslItem("I57")
    @Behaviour("F267")
    default void wantIsTheStatusOfTheLastOperation() {
        try (ManualPair pair = fresh()) {
            List<IoStatus> wants = new ArrayList<>();
            wants.add(pair.client().want());
            pair.client().handshake();
            wants.add(pair.client().want());
            pair.handshake();
            pair.client().handshake();
            wants.add(pair.client().want());
            assertEquals(List.of(IoStatus.NOTHING, IoStatus.READ, IoStatus.NOTHING), wants);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("G1")
    @Behaviour("F351")
    default void aRefusalListsItsErrors(TlsVersion version) {
        ContextBuilder server =
                bareServer().versions(version, version).credential(ContractCredentials.LOCALHOST_OF_STRANGERS);
        try (ManualPair pair = ManualPair.fresh(client(), server)) {
            pair.handshake();
            assertNotEquals(
                    List.of(), pair.client().refusal().map(Refusal::errors).orElse(List.of()));
        }
    }

    @Test
    @PyOpenSslItem("I28")
    @Behaviour({"F192", "F194"})
    default void anotherContextBeforeTheFirstByteReplacesAllSettings() {
        Context other = bareServer()
                .credential(ContractCredentials.LOCALHOST)
                .versions(TLS_1_2, TLS_1_2)
                .build();
        try (ManualPair pair = fresh()) {
            pair.server().use(other);
            pair.handshake();
            assertEquals(
                    List.of(Optional.of(other), "TLSv1.2"),
                    List.of(pair.server().context(), pair.client().protocolName()));
        }
    }

    @Test
    @PyOpenSslItem("I28")
    default void aServerThatChoosesByNameMayBeGivenAnotherContextFirst() {
        Context other = server().build();
        ContextBuilder front = bareServer().onServerName("blue.test", other);
        try (ManualPair pair = ManualPair.fresh(client(), front)) {
            pair.server().use(other);
            pair.handshake();
            assertEquals(Optional.of(other), pair.server().context());
        }
    }

    @Test
    @PyOpenSslItem("I28")
    default void aContextOfTheOtherSideIsMisuseAndChangesNothing() {
        try (ManualPair pair = fresh()) {
            Optional<Context> before = pair.server().context();
            assertThrows(IllegalArgumentException.class, () -> pair.server().use(client().build()));
            assertEquals(before, pair.server().context());
        }
    }

    @Test
    @PyOpenSslItem("I28")
    default void theMisuseIsDescribedInOneSentence() {
        try (ManualPair pair = fresh()) {
            assertEquals(
                    "use(...) on a server is given the context of a client; give Context.server()...build()",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> pair.server().use(client().build()))
                            .getMessage());
        }
    }

    @Test
    @PyOpenSslItem("I28")
    default void aContextThatVerifiesNamesIsRefusedForAConnectionWithoutOne() {
        Context careless = client().insecurelySkipHostName().build();
        try (ManualPair pair = ManualPair.opened(careless, server().build(), ConnectionSettings.none())) {
            assertThrows(IllegalArgumentException.class, () -> pair.client().use(client().build()));
            assertEquals(Optional.of(careless), pair.client().context());
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
        try (ManualPair pair = done(TLS_1_3)) {
            pair.client().close();
            assertEquals(
                    "this client connection is closed; open another on its endpoint",
                    assertThrows(IllegalStateException.class, () -> question.accept(pair.client()))
                            .getMessage());
        }
    }

    @Test
    @Behaviour("F163")
    default void anEmptyListOfProtocolsIsNoOffer() {
        assertEquals(
                "a connection offers one ALPN protocol or more; given: none; leave withAlpn(...) out to offer the"
                        + " context's",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ConnectionSettings.forServer("localhost").withAlpn(List.of()))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"F4", "I36"})
    @Behaviour({"F327", "F400"})
    default void aSessionIsAValue(TlsVersion version) {
        try (Pair pair = open(client().versions(version, version), server())) {
            assertEquals(pair.client().session(), pair.client().session());
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @PyOpenSslItem({"F4", "I36"})
    @Behaviour("F400")
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
