package dev.tlsloop.contract;

import static dev.tlsloop.Reason.NO_CERTIFICATE;
import static dev.tlsloop.Reason.NO_COMMON_CIPHER;
import static dev.tlsloop.Reason.NO_COMMON_PROTOCOL;
import static dev.tlsloop.Reason.NO_COMMON_VERSION;
import static dev.tlsloop.Reason.OTHER;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Reason.WRONG_PURPOSE;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server on a user-supplied SSLContext. */
class ExternalServerTest {
    static Stream<TlsVersion> versions() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }

    private static Endpoint server(Consumer<SSLParameters> adjust) {
        return server(ContractCredentials.CA, adjust);
    }

    private static Endpoint server(Trust trust, Consumer<SSLParameters> adjust) {
        return Jsse.endpoint(JdkSslContexts.presenting(ContractCredentials.LOCALHOST, trust), adjust);
    }

    private static ContextBuilder client(TlsVersion version) {
        return Context.client().versions(version, version).trust(ContractCredentials.CA);
    }

    private static Outcome outcome(ContextBuilder client, Endpoint server) {
        return Loopback.between(client.build(), server).handshake();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void servesADeclaredClient(TlsVersion version) {
        Endpoint server = server(p -> {});
        assertThat(outcome(client(version), server)).succeeded().servedBy(server);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void knowsTheNameThatTheClientAskedFor(TlsVersion version) {
        Outcome.Success success = SuccessfulHandshake.success(outcome(client(version), server(p -> {})));
        assertEquals(Optional.of("localhost"), success.server().serverName().map(name -> name.name()));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void reportsAMissingClientCertificate(TlsVersion version) {
        assertThat(outcome(client(version), server(p -> p.setNeedClientAuth(true))))
                .failedOn(SERVER)
                .because(NO_CERTIFICATE);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void acceptsAGoodClientCertificate(TlsVersion version) {
        assertThat(outcome(
                        client(version).credential(ContractCredentials.ALICE), server(p -> p.setNeedClientAuth(true))))
                .succeeded()
                .withClientCertificate();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesAStrangersCertificate(TlsVersion version) {
        assertThat(outcome(
                        client(version).credential(ContractCredentials.MALLORY),
                        server(p -> p.setWantClientAuth(true))))
                .failedOn(SERVER)
                .because(UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void reportsTheRefusedCertificateOfADeclaredClient(TlsVersion version) {
        Outcome outcome = outcome(
                client(version).credential(ContractCredentials.MALLORY), server(p -> p.setNeedClientAuth(true)));
        assertEquals(new ClientCertificate.Presented(ContractCredentials.MALLORY.chain()), outcome.clientCertificate());
    }

    /** In TLS 1.2 the client has not completed, so the outcome cannot tell which of two certificates it sent. */
    @ParameterizedTest
    @MethodSource("versions")
    void reportsTheRefusedOneOfTwoCertificatesOfACompletedClient(TlsVersion version) {
        Credential other = ContractCredentials.STRANGERS.with(KeyType.RSA_2048).issue("mallory");
        ContextBuilder client = client(version).credential(other, ContractCredentials.MALLORY);
        ClientCertificate clientCertificate =
                outcome(client, server(p -> p.setNeedClientAuth(true))).clientCertificate();
        assertEquals(
                new ClientCertificate.Presented(
                        version == TlsVersion.TLS_1_2 ? List.of() : ContractCredentials.MALLORY.chain()),
                clientCertificate);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesACertificateForServersAlone(TlsVersion version) {
        ContextBuilder client = client(version).credential(KeyPurposeCredentials.SERVER_ONLY);
        assertThat(outcome(client, server(KeyPurposeCredentials.TRUST, p -> p.setNeedClientAuth(true))))
                .failedOn(SERVER)
                .because(WRONG_PURPOSE);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesWhereNoProtocolIsInCommon(TlsVersion version) {
        Endpoint server = server(p -> p.setApplicationProtocols(new String[] {"http/1.1"}));
        assertThat(outcome(client(version).alpn("h2"), server)).failedOn(SERVER).because(NO_COMMON_PROTOCOL);
    }

    @Test
    void refusesWhereNoSuiteIsInCommon() {
        Endpoint server = server(p -> p.setCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"}));
        ContextBuilder client = client(TlsVersion.TLS_1_2).cipherList("ECDHE-ECDSA-AES128-GCM-SHA256");
        assertThat(outcome(client, server)).failedOn(SERVER).because(NO_COMMON_CIPHER);
    }

    @Test
    void refusesWhereNoVersionIsInCommon() {
        Endpoint server = server(p -> p.setProtocols(new String[] {"TLSv1.2"}));
        assertThat(outcome(client(TlsVersion.TLS_1_3), server)).failedOn(SERVER).because(NO_COMMON_VERSION);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void withoutAnyKeyHasNoCertificateToPresent(TlsVersion version) {
        Outcome outcome = outcome(client(version), Jsse.endpoint(Jsse.sslContext(Trust.of())));
        assertThat(outcome).failedOn(SERVER).because(NO_CERTIFICATE);
        String detail = SuccessfulHandshake.refused(outcome).refusal().detail();
        assertTrue(detail.startsWith("the server has no credential to present ("), detail);
    }

    /** The server has a key that this client does not support, so the reason is not a missing certificate. */
    @Test
    void withAnUnsuitableKeyIsNotReportedAsWithoutCredential() {
        ContextBuilder client = client(TlsVersion.TLS_1_2).groups(NamedGroup.X448);
        assertThat(outcome(client, server(p -> {}))).failedOn(SERVER).because(OTHER);
    }

    /** The server fails before the client can answer, so the outcome must not report a withheld certificate. */
    @ParameterizedTest
    @MethodSource("versions")
    void withoutAnyKeyHasNoAnswerFromItsClient(TlsVersion version) {
        Endpoint keyless = Jsse.endpoint(Jsse.sslContext(ContractCredentials.CA), p -> p.setNeedClientAuth(true));
        ClientCertificate clientCertificate = outcome(client(version), keyless).clientCertificate();
        assertEquals(
                version == TlsVersion.TLS_1_2
                        ? new ClientCertificate.NotAsked()
                        : new ClientCertificate.Unanswered(List.of()),
                clientCertificate);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void resumes(TlsVersion version) {
        try (Pair first = Loopback.between(client(version).build(), server(p -> {}))
                        .open();
                Pair second = first.resume()) {
            assertThat(second.outcome()).succeeded().resumed();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void servesAnExternalClient(TlsVersion version) {
        Endpoint client = Jsse.endpoint(
                JdkSslContexts.trusting(ContractCredentials.CA),
                p -> p.setProtocols(new String[] {version.protocolName()}));
        assertThat(Loopback.between(client, server(p -> {})).handshake())
                .succeeded()
                .withVersion(version);
    }
}
