package dev.tlsloop.okhttp;

import static dev.tlsloop.Reason.CERTIFICATE_EXPIRED;
import static dev.tlsloop.Reason.NAME_MISMATCH;
import static dev.tlsloop.Reason.NO_CERTIFICATE;
import static dev.tlsloop.Reason.REJECTED_BY_CALLBACK;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.security.cert.X509Certificate;
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
        return Cast.versions();
    }

    private static Outcome asking(String host, OkHttpClient.Builder client, Context server) {
        return Loopback.between(OkHttp.endpoint(client.build()), server)
                .withServerName(host)
                .handshake();
    }

    private static Outcome meeting(TlsVersion version, OkHttpClient.Builder client) {
        return asking(Cast.HOST, client, Cast.server(version, Cast.FRONT));
    }

    private static Context insisting(TlsVersion version) {
        return Cast.server(version, Cast.FRONT).toBuilder()
                .trust(Cast.CA)
                .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT)
                .build();
    }

    private static OkHttpClient.Builder pinning(X509Certificate pinned) {
        return Cast.trusting(Cast.CA)
                .certificatePinner(new CertificatePinner.Builder()
                        .add(Cast.HOST, CertificatePinner.pin(pinned))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void acceptsWhomItTrusts(TlsVersion version) {
        assertThat(meeting(version, Cast.trusting(Cast.CA))).succeeded().withVersion(version);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesAnotherHostWhenTlsIsDone(TlsVersion version) {
        Outcome outcome = asking("wrong.test", Cast.trusting(Cast.CA), Cast.server(version, Cast.FRONT));
        assertThat(outcome).failedOn(CLIENT).because(NAME_MISMATCH);
        assertTrue(((Outcome.Refused) outcome).completed().isPresent());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void acceptsAnotherHostWhereItsVerifierDoes(TlsVersion version) {
        OkHttpClient.Builder lenient = Cast.trusting(Cast.CA).hostnameVerifier((host, session) -> true);
        assertThat(asking("wrong.test", lenient, Cast.server(version, Cast.FRONT)))
                .succeeded();
    }

    @Test
    void refusesWhatItsOwnVerifierRefuses() {
        OkHttpClient.Builder strict = Cast.trusting(Cast.CA).hostnameVerifier((host, session) -> false);
        assertThat(meeting(TlsVersion.TLS_1_3, strict)).failedOn(CLIENT).because(NAME_MISMATCH);
    }

    @Test
    void whatItsVerifierThrowsIsAnOutcome() {
        OkHttpClient.Builder broken = Cast.trusting(Cast.CA).hostnameVerifier((host, session) -> {
            throw new IllegalStateException("not today");
        });
        assertThat(meeting(TlsVersion.TLS_1_3, broken)).failedOn(CLIENT).because(REJECTED_BY_CALLBACK);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesAStranger(TlsVersion version) {
        assertThat(meeting(version, Cast.trusting(Cast.STRANGERS)))
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesWhatHasExpired(TlsVersion version) {
        assertThat(asking(Cast.HOST, Cast.trusting(Cast.CA), Cast.server(version, Cast.EXPIRED)))
                .failedOn(CLIENT)
                .because(CERTIFICATE_EXPIRED);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void acceptsWhomItHasPinned(TlsVersion version) {
        assertThat(meeting(version, pinning(Cast.CA.certificate()))).succeeded();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesWhomItHasNotPinned(TlsVersion version) {
        assertThat(meeting(version, pinning(Cast.STRANGERS.certificate())))
                .failedOn(CLIENT)
                .because(REJECTED_BY_CALLBACK);
    }

    @Test
    void aRefusalOfItsOwnQuotesOkHttpAndNamesTheCertificate() {
        Outcome.Refused refused = (Outcome.Refused)
                asking("wrong.test", Cast.trusting(Cast.CA), Cast.server(TlsVersion.TLS_1_3, Cast.FRONT));
        assertEquals(Optional.of(Cast.FRONT.certificate()), refused.refusal().certificate());
        assertTrue(
                refused.refusal().detail().startsWith("Hostname wrong.test not verified"),
                refused.refusal().detail());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void presentsTheCertificateThatIsHiddenInItsFactory(TlsVersion version) {
        assertThat(asking(Cast.HOST, Cast.trusting(Cast.CA, Cast.ALICE), insisting(version)))
                .succeeded()
                .withClientCertificate();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerThatInsistsRefusesItWithoutACertificate(TlsVersion version) {
        assertThat(asking(Cast.HOST, Cast.trusting(Cast.CA), insisting(version)))
                .failedOn(SERVER)
                .because(NO_CERTIFICATE);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerThatInsistsRefusesItWithAStrangersCertificate(TlsVersion version) {
        OkHttpClient.Builder mallory = Cast.trusting(Cast.CA, Cast.STRANGERS.issue("mallory"));
        assertThat(asking(Cast.HOST, mallory, insisting(version)))
                .failedOn(SERVER)
                .because(UNKNOWN_ISSUER);
    }
}
