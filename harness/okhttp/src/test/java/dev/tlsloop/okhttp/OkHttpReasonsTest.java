package dev.tlsloop.okhttp;

import static dev.tlsloop.Reason.CERTIFICATE_EXPIRED;
import static dev.tlsloop.Reason.NAME_MISMATCH;
import static dev.tlsloop.Reason.NO_CERTIFICATE;
import static dev.tlsloop.Reason.PIN_MISMATCH;
import static dev.tlsloop.Reason.REJECTED_BY_CALLBACK;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why an OkHttpClient does not use a connection: what its sockets refuse, and what it refuses itself. */
class OkHttpReasonsTest {
    static Stream<TlsVersion> versions() {
        return OkHttpClients.versions();
    }

    private static Outcome asking(String host, OkHttpClient.Builder client, Context server) {
        return Loopback.between(OkHttp.endpoint(client.build()), server)
                .withServerName(host)
                .handshake();
    }

    private static Outcome meeting(TlsVersion version, OkHttpClient.Builder client) {
        return asking(OkHttpClients.HOST, client, OkHttpClients.server(version, OkHttpClients.FRONT));
    }

    private static Context insisting(TlsVersion version) {
        return OkHttpClients.server(version, OkHttpClients.FRONT).toBuilder()
                .trust(OkHttpClients.CA)
                .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT)
                .build();
    }

    private static OkHttpClient.Builder pinning(X509Certificate pinned) {
        return OkHttpClients.trusting(OkHttpClients.CA)
                .certificatePinner(new CertificatePinner.Builder()
                        .add(OkHttpClients.HOST, CertificatePinner.pin(pinned))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void acceptsWhomItTrusts(TlsVersion version) {
        assertThat(meeting(version, OkHttpClients.trusting(OkHttpClients.CA)))
                .succeeded()
                .withVersion(version);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesAnotherHostWhenTlsIsDone(TlsVersion version) {
        Outcome outcome = asking(
                "wrong.test",
                OkHttpClients.trusting(OkHttpClients.CA),
                OkHttpClients.server(version, OkHttpClients.FRONT));
        assertThat(outcome).failedOn(CLIENT).because(NAME_MISMATCH);
        assertTrue(((Outcome.Refused) outcome).completed().isPresent());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void acceptsAnotherHostWhereItsVerifierDoes(TlsVersion version) {
        OkHttpClient.Builder lenient =
                OkHttpClients.trusting(OkHttpClients.CA).hostnameVerifier((host, session) -> true);
        assertThat(asking("wrong.test", lenient, OkHttpClients.server(version, OkHttpClients.FRONT)))
                .succeeded();
    }

    @Test
    void refusesWhatItsOwnVerifierRefuses() {
        OkHttpClient.Builder strict =
                OkHttpClients.trusting(OkHttpClients.CA).hostnameVerifier((host, session) -> false);
        assertThat(meeting(TlsVersion.TLS_1_3, strict)).failedOn(CLIENT).because(NAME_MISMATCH);
    }

    @Test
    void anExceptionOfItsVerifierIsAnOutcome() {
        OkHttpClient.Builder broken = OkHttpClients.trusting(OkHttpClients.CA).hostnameVerifier((host, session) -> {
            throw new IllegalStateException("not today");
        });
        assertThat(meeting(TlsVersion.TLS_1_3, broken)).failedOn(CLIENT).because(REJECTED_BY_CALLBACK);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesAStranger(TlsVersion version) {
        assertThat(meeting(version, OkHttpClients.trusting(OkHttpClients.STRANGERS)))
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesWhatHasExpired(TlsVersion version) {
        assertThat(asking(
                        OkHttpClients.HOST,
                        OkHttpClients.trusting(OkHttpClients.CA),
                        OkHttpClients.server(version, OkHttpClients.EXPIRED)))
                .failedOn(CLIENT)
                .because(CERTIFICATE_EXPIRED);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void acceptsWhomItHasPinned(TlsVersion version) {
        assertThat(meeting(version, pinning(OkHttpClients.CA.certificate()))).succeeded();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesWhomItHasNotPinned(TlsVersion version) {
        assertThat(meeting(version, pinning(OkHttpClients.STRANGERS.certificate())))
                .failedOn(CLIENT)
                .because(PIN_MISMATCH);
    }

    @Test
    void theDetailNamesTheExpectedPin() {
        X509Certificate pinned = OkHttpClients.STRANGERS.certificate();
        Outcome.Refused refused = (Outcome.Refused) meeting(TlsVersion.TLS_1_3, pinning(pinned));
        String expected =
                "the CertificatePinner expects the pin " + CertificatePinner.pin(pinned) + " for " + OkHttpClients.HOST
                        + ", and the verified path has no certificate with it (Certificate pinning failure!";
        assertTrue(
                refused.refusal().detail().startsWith(expected),
                refused.refusal().detail());
    }

    @Test
    void refusesAPinnedCertificateBesideThePath() {
        X509Certificate pinned = OkHttpClients.STRANGERS.certificate();
        Credential padded =
                new Credential(OkHttpClients.FRONT.privateKey(), List.of(OkHttpClients.FRONT.certificate(), pinned));
        Context server = OkHttpClients.server(TlsVersion.TLS_1_3, padded);

        Outcome outcome = asking(OkHttpClients.HOST, pinning(pinned), server);

        assertThat(outcome).failedOn(CLIENT).because(PIN_MISMATCH);
    }

    @Test
    void aRefusalOfItsOwnQuotesOkHttpAndNamesTheCertificate() {
        Outcome.Refused refused = (Outcome.Refused) asking(
                "wrong.test",
                OkHttpClients.trusting(OkHttpClients.CA),
                OkHttpClients.server(TlsVersion.TLS_1_3, OkHttpClients.FRONT));
        assertEquals(
                Optional.of(OkHttpClients.FRONT.certificate()),
                refused.refusal().certificate());
        assertTrue(
                refused.refusal().detail().startsWith("Hostname wrong.test not verified"),
                refused.refusal().detail());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void presentsTheCertificateThatIsHiddenInItsFactory(TlsVersion version) {
        assertThat(asking(
                        OkHttpClients.HOST,
                        OkHttpClients.trusting(OkHttpClients.CA, OkHttpClients.ALICE),
                        insisting(version)))
                .succeeded()
                .withClientCertificate();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerThatInsistsRefusesItWithoutACertificate(TlsVersion version) {
        assertThat(asking(OkHttpClients.HOST, OkHttpClients.trusting(OkHttpClients.CA), insisting(version)))
                .failedOn(SERVER)
                .because(NO_CERTIFICATE);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerThatInsistsRefusesItWithAStrangersCertificate(TlsVersion version) {
        OkHttpClient.Builder mallory =
                OkHttpClients.trusting(OkHttpClients.CA, OkHttpClients.STRANGERS.issue("mallory"));
        assertThat(asking(OkHttpClients.HOST, mallory, insisting(version)))
                .failedOn(SERVER)
                .because(UNKNOWN_ISSUER);
    }
}
