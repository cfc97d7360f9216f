package dev.tlsloop.harness.socket;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.harness.socket.SocketParties.ALICE;
import static dev.tlsloop.harness.socket.SocketParties.CLIENT;
import static dev.tlsloop.harness.socket.SocketParties.MUTUAL;
import static dev.tlsloop.harness.socket.SocketParties.SERVER;
import static dev.tlsloop.harness.socket.SocketParties.STRANGER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Alert;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.assertion.SocketExpectations;
import dev.tlsloop.harness.assertion.SocketOutcomeAssert;
import dev.tlsloop.harness.transcript.MessageType;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The report of a connection, its transcript and its capture, and the assertions about it. */
@Timeout(120)
class SocketOutcomeTest {
    private static final List<SocketOutcome> REACHED = call(SERVER, CLIENT, SocketSettings.defaults());
    private static final List<SocketOutcome> REFUSED = call(SERVER, STRANGER, SocketSettings.defaults());
    private static final List<SocketOutcome> READABLE =
            call(MUTUAL, ALICE, SocketSettings.defaults().withCapture().withSecrets());

    /** The outcome of the client, and then that of the server. */
    private static List<SocketOutcome> call(
            dev.tlsloop.Party server, dev.tlsloop.Party client, SocketSettings settings) {
        try (TlsServer tls = TlsServer.serve(server, settings)) {
            SocketOutcome ofClient =
                    TlsClient.call(client, tls.address(), ConnectionSettings.forServer("localhost"), settings);
            return List.of(ofClient, tls.outcome());
        }
    }

    private static String failure(SocketOutcome outcome, Consumer<SocketOutcomeAssert> claim) {
        String text = assertThrows(AssertionError.class, () -> claim.accept(assertThat(outcome)))
                .getMessage();
        return text.substring(0, text.indexOf("\ntranscript"));
    }

    @Test
    void theReportOfAServerThatWasRefused() {
        // Later releases of the JDK put the name of the alert in front of the message.
        String report = REFUSED.get(1).toString().replace("(certificate_unknown) ", "");
        assertEquals("""
                result     : the client refused the server with certificate_unknown (46)
                alert      : certificate_unknown (46), client to server
                cause      : javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_unknown
                engine     : server %s
                transcript :
                """.formatted(REFUSED.get(1).engine()), report.substring(0, report.indexOf("  1  client")));
    }

    @Test
    void theReportOfAClientThatRefused() {
        // The alert is encrypted, and later releases of the JDK report it.
        String report =
                REFUSED.get(0).toString().replace("alert      : certificate_unknown (46), client to server\n", "");
        assertEquals("""
                result     : the client refused the server because UNKNOWN_ISSUER
                certificate: depth 0, CN=localhost, issued by CN=Root
                detail     : no trusted certificate issued it, and its issuer CN=Root was not presented (the context has no\
                 trust anchors; add trust(...))
                engine     : client %s
                transcript :
                """.formatted(REFUSED.get(0).engine()), report.substring(0, report.indexOf("  1  client")));
    }

    @Test
    void theReportOfAnEstablishedConnectionSaysHowItEnded() {
        String report = REACHED.get(0).toString();
        assertEquals("""
                result     : the client is established with TLS 1.3, TLS_AES_256_GCM_SHA384, and 85 bytes of the server arrived
                end        : the peer sent close_notify
                engine     : client %s
                transcript :
                """.formatted(REACHED.get(0).engine()), report.substring(0, report.indexOf("  1  client")));
    }

    @Test
    void theTranscriptOfAServerIsDecryptedWithItsSecrets() {
        assertTrue(READABLE.get(1).transcript().shows(Side.CLIENT, MessageType.CERTIFICATE));
    }

    @Test
    void theTranscriptOfAServerStaysEncryptedWithoutSecrets() {
        assertTrue(REACHED.get(1).transcript().hidingRecords(Side.CLIENT, MessageType.CERTIFICATE) > 0);
    }

    @Test
    void theCaptureHasTheSecrets() {
        assertTrue(READABLE.get(1).capture().toString().endsWith(" packets, with secrets"));
    }

    @Test
    void theCaptureHasTheBytesOfBothSides() {
        assertEquals(
                EnumSet.allOf(Side.class), SocketParties.senders(READABLE.get(1).transcript()));
    }

    @Test
    void aConnectionThatKeptNoBytesHasNoCapture() {
        IllegalStateException e = assertThrows(IllegalStateException.class, REACHED.get(0)::capture);
        assertEquals(
                "this connection kept no bytes, so it has no capture; keep them with"
                        + " SocketSettings.defaults().withCapture() or .withSecrets()",
                e.getMessage());
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                claim(
                        REACHED.get(1),
                        server -> server.established().receivedData().withVersion(TlsVersion.TLS_1_3)),
                claim(
                        REACHED.get(1),
                        server -> server.established().withoutAlpn().servedBy(SERVER)),
                claim(READABLE.get(1), server -> server.established().withPeerCertificate()),
                claim(REACHED.get(0), client -> client.established().endedWith(ConnectionEnd.CLOSE_NOTIFY)),
                claim(
                        REFUSED.get(0),
                        client -> client.refusedPeer()
                                .because(Reason.UNKNOWN_ISSUER)
                                .atDepth(0)),
                claim(REFUSED.get(1), server -> server.refusedByPeer().withAlert(Alert.CERTIFICATE_UNKNOWN)),
                claim(REFUSED.get(1), server -> server.doesNotMeet(SocketExpectations.established())));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aClaimThatHoldsPasses(SocketOutcome outcome, Consumer<SocketOutcomeAssert> claim) {
        claim.accept(assertThat(outcome));
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong(
                        REFUSED.get(1),
                        SocketOutcomeAssert::established,
                        "the server to be established",
                        "the client refused the server with certificate_unknown (46)"),
                wrong(
                        REFUSED.get(0),
                        SocketOutcomeAssert::refusedByPeer,
                        "the client to be refused by its peer",
                        "the client refused the server because UNKNOWN_ISSUER"),
                wrong(
                        REFUSED.get(1),
                        SocketOutcomeAssert::refusedPeer,
                        "the server to refuse its peer",
                        "the client refused the server with certificate_unknown (46)"),
                wrong(
                        REFUSED.get(1),
                        SocketOutcomeAssert::abandoned,
                        "the server to see the handshake abandoned",
                        "the client refused the server with certificate_unknown (46)"),
                wrong(
                        REFUSED.get(1),
                        SocketOutcomeAssert::notTls,
                        "the server to receive bytes that are not TLS",
                        "the client refused the server with certificate_unknown (46)"),
                wrong(
                        REFUSED.get(0),
                        client -> client.refusedPeer().because(Reason.CERTIFICATE_EXPIRED),
                        "the client to see a refusal because CERTIFICATE_EXPIRED",
                        "the reason is UNKNOWN_ISSUER"),
                wrong(
                        REFUSED.get(0),
                        client -> client.refusedPeer().atDepth(1),
                        "the client to refuse at depth 1",
                        "it refused at depth 0"),
                wrong(
                        REFUSED.get(1),
                        server -> server.refusedByPeer().atDepth(1),
                        "the server to refuse at depth 1",
                        "no depth is known"),
                wrong(
                        REFUSED.get(1),
                        server -> server.refusedByPeer().withAlert(Alert.UNKNOWN_CA),
                        "the server to see a refusal with alert unknown_ca (48)",
                        "the alert was certificate_unknown (46)"),
                wrong(
                        REACHED.get(1),
                        server -> server.established().receivedNoData(),
                        "the server to receive no application data",
                        null),
                wrong(
                        REACHED.get(1),
                        server -> server.established().withVersion(TlsVersion.TLS_1_2),
                        "the server to negotiate TLS 1.2",
                        "it was TLS 1.3"),
                wrong(
                        REACHED.get(1),
                        server -> server.established().withAlpn("h2"),
                        "the server to negotiate alpn h2",
                        "no protocol was agreed"),
                wrong(
                        REACHED.get(1),
                        server -> server.established().withPeerCertificate(),
                        "the server to see a certificate of its peer",
                        "the peer presented none"),
                wrong(
                        REACHED.get(1),
                        server -> server.established().resumed(),
                        "the server to resume a session",
                        "it was a full handshake"),
                wrong(
                        REACHED.get(1),
                        server -> server.established().servedBy(MUTUAL),
                        "the server to serve with " + MUTUAL,
                        "it served with " + SERVER),
                wrong(
                        REACHED.get(0),
                        client -> client.established().servedBy(MUTUAL),
                        "the client to serve with " + MUTUAL,
                        "it served with " + CLIENT),
                wrong(
                        REACHED.get(1),
                        server -> server.established().endedWith(ConnectionEnd.DEADLINE),
                        "the server to be established until the deadline of the connection passed",
                        "this side closed the connection"),
                wrong(
                        REACHED.get(1),
                        server -> server.doesNotMeet(SocketExpectations.established()),
                        "the server not to be established",
                        null));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void aClaimThatDoesNotHoldFailsWithTheReport(
            SocketOutcome outcome, Consumer<SocketOutcomeAssert> claim, String expected, String but) {
        String reason = but == null ? outcome.summary() : but;
        assertTrue(
                failure(outcome, claim)
                        .startsWith("expected   : " + expected + "\nbut        : "
                                + (expected.endsWith("no application data") ? "" : reason)),
                () -> failure(outcome, claim));
    }

    private static Arguments claim(SocketOutcome outcome, Consumer<SocketOutcomeAssert> claim) {
        return Arguments.of(outcome, claim);
    }

    private static Arguments wrong(
            SocketOutcome outcome, Consumer<SocketOutcomeAssert> claim, String expected, String but) {
        return Arguments.of(outcome, claim, expected, but);
    }
}
