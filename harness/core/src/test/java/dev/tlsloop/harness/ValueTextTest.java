package dev.tlsloop.harness;

import static dev.tlsloop.harness.Golden.assertGolden;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Credential;
import dev.tlsloop.NegotiationMismatch;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.ServerName;
import dev.tlsloop.Trust;
import dev.tlsloop.harness.assertion.Outcomes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/** The values of a declaration and of a handshake as one line each. */
class ValueTextTest {
    private static final X509Certificate INTERMEDIATE = Outcomes.intermediate();

    @Test
    void parametersAreOneLine() throws IOException {
        assertGolden(
                "values-negotiated",
                lines(Stream.of(
                        NegotiatedParameters.tls13("h2"),
                        NegotiatedParameters.tls12(),
                        NegotiatedParameters.resumed(),
                        NegotiatedParameters.authenticated(INTERMEDIATE))));
    }

    @Test
    void refusalsAreOneLine() throws IOException {
        NegotiationMismatch versions =
                new NegotiationMismatch("versions", List.of("TLS 1.3"), List.of("TLS 1.2", "TLS 1.1"));
        assertGolden(
                "values-refusal",
                lines(Stream.of(
                        Refusal.of(Reason.CERTIFICATE_EXPIRED, "validity check\n failed")
                                .withCertificate(1, INTERMEDIATE)
                                .withAlert(Alert.CERTIFICATE_EXPIRED),
                        Refusal.of(Reason.REVOKED, "").withRevocationCheck(Revocation.STAPLE),
                        Refusal.of(Reason.NO_COMMON_VERSION, "").withMismatch(versions),
                        Refusal.reportedByPeer(Alert.UNKNOWN_CA),
                        Refusal.of(Reason.OTHER, "").withCause(new IllegalStateException("not printed")),
                        new NegotiationMismatch("groups", List.of(), List.of("x25519")))));
    }

    @Test
    void declaredValuesAreOneLine() throws IOException {
        assertGolden(
                "values-declared",
                lines(Stream.of(
                        new Credential(key(), List.of(INTERMEDIATE)),
                        new Credential(key(), List.of(INTERMEDIATE, INTERMEDIATE)),
                        Trust.of(),
                        Trust.of(INTERMEDIATE),
                        Trust.of(INTERMEDIATE, INTERMEDIATE, INTERMEDIATE, INTERMEDIATE, INTERMEDIATE),
                        Trust.system(),
                        new ScriptedEndpoint.FakeSession())));
    }

    @Test
    void settingsOfAConnectionAreOneLine() throws IOException {
        ConnectionSettings localhost = ConnectionSettings.forServer("localhost");
        assertGolden(
                "values-settings",
                lines(Stream.of(
                        ConnectionSettings.none(),
                        localhost,
                        localhost.withoutServerName(),
                        localhost.withVerifyName(new ServerName("other.test")),
                        localhost
                                .withAlpn(AlpnProtocol.listOf("h2", "http/1.1"))
                                .withSession(new ScriptedEndpoint.FakeSession())
                                .withOcspRequest()
                                .withAppData("secret"))));
    }

    @Test
    void clientCertificatesAreOneLine() throws IOException {
        List<X500Principal> named = List.of(new X500Principal("CN=Root"));
        assertGolden(
                "values-client-certificate",
                lines(Stream.of(
                        new ClientCertificate.NotAsked(),
                        new ClientCertificate.Unanswered(named),
                        new ClientCertificate.Withheld(ClientCertificate.Why.ISSUER_NOT_NAMED, named),
                        new ClientCertificate.Presented(List.of()),
                        new ClientCertificate.Presented(List.of(INTERMEDIATE)))));
    }

    private static String lines(Stream<?> values) {
        return values.map(Object::toString).collect(Collectors.joining("\n"));
    }

    private static PrivateKey key() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
