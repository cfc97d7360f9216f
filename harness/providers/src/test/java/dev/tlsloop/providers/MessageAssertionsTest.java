package dev.tlsloop.providers;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Engine;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Option;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.assertion.Expectation;
import dev.tlsloop.harness.assertion.MessageExpectations;
import dev.tlsloop.harness.transcript.HandshakeKind;
import dev.tlsloop.harness.transcript.MessageType;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages, key shares, signatures and certificates of a handshake, on each pair of engines. */
class MessageAssertionsTest {
    private static final Authority CA = Authority.create("Root");
    private static final Credential SERVER = CA.issue("localhost");
    private static final Credential ALICE = CA.issue("alice");
    private static final String ECDSA = "ecdsa_secp256r1_sha256";

    static Stream<Arguments> pairs() {
        List<Engine> engines = List.of(Jsse.engine(), OpenSsl.engine(), Jsse.engine(Conscrypt.newProvider()));
        return engines.stream()
                .flatMap(client -> engines.stream()
                        .flatMap(server -> Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                                .map(version -> Arguments.of(client, server, version))));
    }

    /** Those pairs of which at least one side tells its secrets. */
    static Stream<Arguments> readablePairs() {
        return pairs().filter(pair -> !isConscrypt(pair.get()[0]) || !isConscrypt(pair.get()[1]));
    }

    /** Conscrypt has no setting of groups, and its context keeps no session by ticket. */
    static Stream<Arguments> ownPairs() {
        return pairs().filter(pair -> !isConscrypt(pair.get()[0]) && !isConscrypt(pair.get()[1]));
    }

    static Stream<Arguments> tls13() {
        return ownPairs().filter(pair -> pair.get()[2] == TlsVersion.TLS_1_3);
    }

    private static boolean isConscrypt(Object engine) {
        return ((Engine) engine).name().contains("Conscrypt");
    }

    private static Context client(Engine engine, TlsVersion version) {
        return Context.client()
                .engine(engine)
                .versions(version, version)
                .trust(CA)
                .credential(ALICE)
                .build();
    }

    private static Context server(Engine engine, VerifyMode verify) {
        return Context.server()
                .engine(engine)
                .credential(SERVER)
                .trust(CA)
                .verify(verify)
                .build();
    }

    private static Loopback loopback(Engine client, Engine server, TlsVersion version, VerifyMode verify) {
        return Loopback.between(client(client, version), server(server, verify));
    }

    private static String text(Expectation expectation, Outcome outcome) {
        return expectation.contradiction(outcome).orElse("met");
    }

    @ParameterizedTest
    @MethodSource("readablePairs")
    void aRequestForACertificateIsSeen(Engine client, Engine server, TlsVersion version) {
        Outcome outcome =
                loopback(client, server, version, VerifyMode.PEER).withSecrets().handshake();
        assertThat(outcome)
                .sent(Side.SERVER, MessageType.CERTIFICATE_REQUEST)
                .sent(Side.CLIENT, MessageType.CERTIFICATE_VERIFY)
                .presented(Side.CLIENT, ALICE.chain().get(0))
                .presented(Side.SERVER, SERVER.chain().get(0));
    }

    @ParameterizedTest
    @MethodSource("readablePairs")
    void noRequestIsSeenWithoutOne(Engine client, Engine server, TlsVersion version) {
        Outcome outcome =
                loopback(client, server, version, VerifyMode.NONE).withSecrets().handshake();
        assertThat(outcome)
                .didNotSend(Side.SERVER, MessageType.CERTIFICATE_REQUEST)
                .didNotSend(Side.CLIENT, MessageType.CERTIFICATE);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void withoutSecretsTls13KeepsItsRequest(Engine client, Engine server, TlsVersion version) {
        Outcome outcome = loopback(client, server, version, VerifyMode.PEER).handshake();
        boolean known = version == TlsVersion.TLS_1_2;
        assertEquals(
                List.of(known, false),
                List.of(
                        MessageExpectations.sent(Side.SERVER, MessageType.CERTIFICATE_REQUEST)
                                .isMetBy(outcome),
                        MessageExpectations.didNotSend(Side.SERVER, MessageType.CERTIFICATE_REQUEST)
                                .isMetBy(outcome)));
    }

    @ParameterizedTest
    @MethodSource("readablePairs")
    void bothSignaturesAreKnown(Engine client, Engine server, TlsVersion version) {
        Outcome outcome =
                loopback(client, server, version, VerifyMode.PEER).withSecrets().handshake();
        assertThat(outcome).succeeded().withSignatureScheme(Side.SERVER, ECDSA).withSignatureScheme(Side.CLIENT, ECDSA);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void signaturesOfTls12AreInTheClear(Engine client, Engine server, TlsVersion version) {
        Outcome outcome = loopback(client, server, version, VerifyMode.PEER).handshake();
        Optional<String> known = version == TlsVersion.TLS_1_2 ? Optional.of(ECDSA) : Optional.empty();
        assertEquals(
                List.of(known, known),
                List.of(
                        outcome.transcript().signatureScheme(Side.CLIENT),
                        outcome.transcript().signatureScheme(Side.SERVER)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theEnginesKnowTheCertificatesOfASuccess(Engine client, Engine server, TlsVersion version) {
        Outcome outcome = loopback(client, server, version, VerifyMode.PEER).handshake();
        assertEquals(
                List.of(ALICE.chain().get(0), SERVER.chain().get(0)),
                List.of(
                        outcome.certificates(Side.CLIENT).get(0),
                        outcome.certificates(Side.SERVER).get(0)));
    }

    @ParameterizedTest
    @MethodSource("readablePairs")
    void theCertificateOfARefusalIsKnownWithSecrets(Engine client, Engine server, TlsVersion version) {
        Context stranger = client(client, version).toBuilder()
                .trust(Authority.create("Other"))
                .build();
        Context serving = Context.server()
                .engine(server)
                .credential(Authority.create("S").issue("localhost"))
                .build();
        Outcome outcome = Loopback.between(stranger, serving).withSecrets().handshake();
        assertThat(outcome)
                .presented(Side.SERVER, serving.credentials().get(0).chain().get(0));
    }

    @ParameterizedTest
    @MethodSource("tls13")
    void aRetrySendsAnotherKeyShare(Engine client, Engine server, TlsVersion version) {
        Context choosy = client(client, version).toBuilder()
                .groups(NamedGroup.SECP256R1, NamedGroup.SECP384R1)
                .build();
        Context strict = server(server, VerifyMode.NONE).toBuilder()
                .groups(NamedGroup.SECP384R1)
                .build();
        assertThat(Loopback.between(choosy, strict).handshake())
                .succeeded()
                .withRetry()
                .withHandshake(HandshakeKind.FULL)
                .withKeyShares(Side.CLIENT, NamedGroup.SECP256R1, NamedGroup.SECP384R1)
                .withKeyShares(Side.SERVER, NamedGroup.SECP384R1);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aFirstHandshakeIsFullAndHasNoRetry(Engine client, Engine server, TlsVersion version) {
        assertThat(loopback(client, server, version, VerifyMode.NONE).handshake())
                .succeeded()
                .withHandshake(HandshakeKind.FULL)
                .withoutRetry();
    }

    private static Outcome resumed(Context client, Context server) {
        try (Pair first = Loopback.between(client, server).open()) {
            first.transfer(Side.SERVER, new byte[1]);
            try (Pair second = first.resume()) {
                return second.outcome();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ownPairs")
    void aTicketOrAPreSharedKeyResumes(Engine client, Engine server, TlsVersion version) {
        Outcome outcome = resumed(client(client, version), server(server, VerifyMode.NONE));
        assertThat(outcome)
                .succeeded()
                .withHandshake(
                        version == TlsVersion.TLS_1_3 ? HandshakeKind.RESUMED_BY_PSK : HandshakeKind.RESUMED_BY_TICKET);
    }

    @Test
    void aSessionIdResumesWithoutTickets() {
        Context server = server(OpenSsl.engine(), VerifyMode.NONE).toBuilder()
                .options(Option.NO_TICKET)
                .build();
        assertThat(resumed(client(OpenSsl.engine(), TlsVersion.TLS_1_2), server))
                .succeeded()
                .withHandshake(HandshakeKind.RESUMED_BY_SESSION_ID);
    }

    @Test
    void aMissingMessageIsListedWithTheOthers() {
        Outcome outcome = loopback(OpenSsl.engine(), OpenSsl.engine(), TlsVersion.TLS_1_2, VerifyMode.NONE)
                .handshake();
        assertEquals(
                "it sent ServerHello, Certificate, ServerKeyExchange, ServerHelloDone, NewSessionTicket, ChangeCipherSpec",
                text(MessageExpectations.sent(Side.SERVER, MessageType.CERTIFICATE_REQUEST), outcome));
    }

    @Test
    void aHiddenMessageIsNotGuessed() {
        Outcome outcome = loopback(OpenSsl.engine(), OpenSsl.engine(), TlsVersion.TLS_1_3, VerifyMode.NONE)
                .handshake();
        String hidden = "6 records of the server are encrypted; withSecrets() shows what they hold";
        assertEquals(
                List.of("it sent ServerHello, ChangeCipherSpec, and " + hidden, hidden, hidden, "met"),
                List.of(
                        text(MessageExpectations.sent(Side.SERVER, MessageType.CERTIFICATE_REQUEST), outcome),
                        text(MessageExpectations.didNotSend(Side.SERVER, MessageType.CERTIFICATE_REQUEST), outcome),
                        text(MessageExpectations.signatureScheme(Side.SERVER, ECDSA), outcome),
                        text(MessageExpectations.didNotSend(Side.SERVER, MessageType.SERVER_HELLO_DONE), outcome)));
    }

    @Test
    void anObstacleStandsInTheText() {
        Outcome outcome = Loopback.between(
                        Jsse.endpoint(Jsse.sslContext(CA, ALICE)), Jsse.endpoint(Jsse.sslContext(CA, SERVER)))
                .withSecrets()
                .handshake();
        assertEquals(
                "1 record of the client is encrypted: the client is user-supplied, and tells no secrets;"
                        + " the server is user-supplied, and tells no secrets",
                text(MessageExpectations.didNotSend(Side.CLIENT, MessageType.CERTIFICATE), outcome));
    }

    @Test
    void otherTextsNameWhatWasSeen() {
        Outcome outcome = loopback(OpenSsl.engine(), OpenSsl.engine(), TlsVersion.TLS_1_3, VerifyMode.NONE)
                .withSecrets()
                .handshake();
        assertEquals(
                List.of(
                        "it signed with " + ECDSA,
                        "it sent no signature",
                        "it was a full handshake",
                        "it sent none; the client sent key shares of x25519",
                        "it sent key shares of x25519",
                        "no certificate of the client is known"),
                List.of(
                        text(MessageExpectations.signatureScheme(Side.SERVER, "ed25519"), outcome),
                        text(MessageExpectations.signatureScheme(Side.CLIENT, "ed25519"), outcome),
                        text(MessageExpectations.handshake(HandshakeKind.RESUMED_BY_PSK), outcome),
                        text(MessageExpectations.retry(), outcome),
                        text(MessageExpectations.keyShares(Side.SERVER, NamedGroup.X448), outcome),
                        text(
                                MessageExpectations.presented(
                                        Side.CLIENT, ALICE.chain().get(0)),
                                outcome)));
    }

    @Test
    void anExpectationReadsAsASentence() {
        assertEquals(
                List.of(
                        "the server to send CertificateRequest",
                        "the client to send no Certificate",
                        "the handshake to be resumed by ticket",
                        "the server to send a HelloRetryRequest",
                        "the server to send no HelloRetryRequest",
                        "the client to send key shares of x25519",
                        "the client to sign with ed25519",
                        "the client to present the certificate of CN=alice"),
                Stream.of(
                                MessageExpectations.sent(Side.SERVER, MessageType.CERTIFICATE_REQUEST),
                                MessageExpectations.didNotSend(Side.CLIENT, MessageType.CERTIFICATE),
                                MessageExpectations.handshake(HandshakeKind.RESUMED_BY_TICKET),
                                MessageExpectations.retry(),
                                MessageExpectations.noRetry(),
                                MessageExpectations.keyShares(Side.CLIENT, NamedGroup.X25519),
                                MessageExpectations.signatureScheme(Side.CLIENT, "ed25519"),
                                MessageExpectations.presented(
                                        Side.CLIENT, ALICE.chain().get(0)))
                        .map(Expectation::toString)
                        .toList());
    }
}
