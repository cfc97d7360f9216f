package dev.tlsloop.contract;

import static dev.tlsloop.Reason.CERTIFICATE_EXPIRED;
import static dev.tlsloop.Reason.NAME_MISMATCH;
import static dev.tlsloop.Reason.REJECTED_BY_CALLBACK;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Reason.WRONG_PURPOSE;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A client on a user-supplied SSLContext, whose trust manager is not accessible. */
class ExternalClientTest {
    static Stream<TlsVersion> versions() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }

    private static Endpoint trusting(Trust trust) {
        return Jsse.endpoint(JdkSslContexts.trusting(trust), p -> p.setEndpointIdentificationAlgorithm("HTTPS"));
    }

    private static Outcome outcome(Endpoint client, TlsVersion version, Credential credential) {
        Context server = Context.server()
                .versions(version, version)
                .credential(credential)
                .build();
        return Loopback.between(client, server).handshake();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void acceptsAServerThatItTrusts(TlsVersion version) {
        assertThat(outcome(trusting(ContractCredentials.CA), version, ContractCredentials.LOCALHOST))
                .succeeded()
                .withVersion(version);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesAStranger(TlsVersion version) {
        assertThat(outcome(trusting(ContractCredentials.CA), version, ContractCredentials.LOCALHOST_OF_STRANGERS))
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @Test
    void theJdksDefaultRefusesAnImpostor() throws NoSuchAlgorithmException {
        assertThat(outcome(Jsse.endpoint(SSLContext.getDefault()), TlsVersion.TLS_1_3, ContractCredentials.LOCALHOST))
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesAnotherHost(TlsVersion version) {
        assertThat(outcome(trusting(ContractCredentials.CA), version, ContractCredentials.BLUE))
                .failedOn(CLIENT)
                .because(NAME_MISMATCH);
    }

    @Test
    void acceptsAnotherHostWhereTheApplicationChecksNoName() {
        assertThat(outcome(
                        Jsse.endpoint(JdkSslContexts.trusting(ContractCredentials.CA)),
                        TlsVersion.TLS_1_3,
                        ContractCredentials.BLUE))
                .succeeded();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesWhatHasExpired(TlsVersion version) {
        Credential expired = VerificationContract.OF_2020.issue("localhost");
        assertThat(outcome(trusting(VerificationContract.OF_2020), version, expired))
                .failedOn(CLIENT)
                .because(CERTIFICATE_EXPIRED);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesACertificateForClientsAlone(TlsVersion version) {
        assertThat(outcome(trusting(KeyPurposeCredentials.TRUST), version, KeyPurposeCredentials.CLIENT_ONLY))
                .failedOn(CLIENT)
                .because(WRONG_PURPOSE);
    }

    @Test
    void acceptsACertificateForServersAlone() {
        assertThat(outcome(
                        trusting(KeyPurposeCredentials.TRUST), TlsVersion.TLS_1_3, KeyPurposeCredentials.SERVER_ONLY))
                .succeeded();
    }

    static Stream<IssuerFlaw> flaws() {
        return IssuerFlaw.refusedBy(Jsse.engine()).stream();
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void refusesEveryBrokenIntermediateForItsFlaw(IssuerFlaw flaw) {
        Chain chain = Chain.from("Root").via("Intermediate", flaw).to("localhost");
        assertThat(outcome(trusting(chain), TlsVersion.TLS_1_3, chain.credential()))
                .failedOn(CLIENT)
                .because(flaw.reason());
    }

    /** A user-supplied trust manager whose refusal has no reason that the JDK knows. */
    private static final class Moody extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("not today");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("not today");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesByAnExceptionOfItsTrustManager(TlsVersion version) throws GeneralSecurityException {
        SSLContext moody = SSLContext.getInstance("TLS");
        moody.init(null, new TrustManager[] {new Moody()}, null);
        Outcome outcome = outcome(Jsse.endpoint(moody), version, ContractCredentials.LOCALHOST);
        assertThat(outcome).failedOn(CLIENT).because(REJECTED_BY_CALLBACK);
        assertEquals(
                "the trust manager refuses the certificate and gives no reason but its words: not today",
                SuccessfulHandshake.refused(outcome).refusal().detail());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aRefusalOfAServersTrustManagerReportsAPresentedCertificate(TlsVersion version)
            throws GeneralSecurityException {
        SSLContext moody = SSLContext.getInstance("TLS");
        moody.init(
                new KeyManager[] {Jsse.keyManager(ContractCredentials.LOCALHOST)},
                new TrustManager[] {new Moody()},
                null);
        Endpoint server = Jsse.endpoint(moody, p -> p.setNeedClientAuth(true));
        Context client = Context.client()
                .versions(version, version)
                .trust(ContractCredentials.CA)
                .credential(ContractCredentials.ALICE)
                .build();
        assertInstanceOf(
                ClientCertificate.Presented.class,
                Loopback.between(client, server).handshake().clientCertificate());
    }

    @Test
    void isNotADeclaration() {
        assertEquals(Optional.empty(), trusting(ContractCredentials.CA).context());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void presentsItsOwnCertificate(TlsVersion version) {
        Context server = Context.server()
                .versions(version, version)
                .credential(ContractCredentials.LOCALHOST)
                .trust(ContractCredentials.CA)
                .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT)
                .build();
        assertThat(Loopback.between(
                                Jsse.endpoint(
                                        JdkSslContexts.presenting(ContractCredentials.ALICE, ContractCredentials.CA)),
                                server)
                        .handshake())
                .succeeded()
                .withClientCertificate();
    }

    @Test
    void withholdsAStrangersCertificateAsTheJdkDoes() {
        Context server = Context.server()
                .credential(ContractCredentials.LOCALHOST)
                .trust(ContractCredentials.CA)
                .verify(VerifyMode.PEER)
                .build();
        Endpoint client = Jsse.endpoint(JdkSslContexts.presenting(ContractCredentials.MALLORY, ContractCredentials.CA));
        Outcome.Success success =
                SuccessfulHandshake.success(Loopback.between(client, server).handshake());
        assertEquals(List.of(), success.server().peerChain());
    }

    @Test
    void sendsTheNameThatItVerifies() {
        Outcome.Success success = SuccessfulHandshake.success(
                outcome(trusting(ContractCredentials.CA), TlsVersion.TLS_1_3, ContractCredentials.LOCALHOST));
        assertEquals("localhost", success.server().serverName().orElseThrow().name());
    }

    @Test
    void offersTheProtocolsOfItsParameters() {
        Endpoint client = Jsse.endpoint(
                JdkSslContexts.trusting(ContractCredentials.CA),
                p -> p.setApplicationProtocols(new String[] {"h2", "http/1.1"}));
        Context server = Context.server()
                .credential(ContractCredentials.LOCALHOST)
                .alpn("http/1.1")
                .build();
        assertThat(Loopback.between(client, server).handshake()).succeeded().withAlpn("http/1.1");
    }

    @Test
    void offersTheProtocolsOfItsConnectionSettings() {
        ConnectionSettings settings = ConnectionSettings.forServer("localhost").withAlpn(List.of(AlpnProtocol.HTTP_2));
        Context server = Context.server()
                .credential(ContractCredentials.LOCALHOST)
                .alpn("h2")
                .build();
        try (Endpoint clients = trusting(ContractCredentials.CA);
                Endpoint servers = server.start();
                ManualPair pair = new ManualPair(
                        clients,
                        servers,
                        clients.open(CLIENT, settings),
                        servers.open(dev.tlsloop.Side.SERVER, ConnectionSettings.none()))) {
            pair.handshake();
            assertEquals(
                    Optional.of(AlpnProtocol.HTTP_2), pair.client().negotiated().flatMap(n -> n.alpn()));
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void resumes(TlsVersion version) {
        Context server = Context.server()
                .versions(version, version)
                .credential(ContractCredentials.LOCALHOST)
                .build();
        try (Pair first = Loopback.between(trusting(ContractCredentials.CA), server)
                        .open();
                Pair second = first.resume()) {
            assertThat(second.outcome()).succeeded().resumed();
        }
    }

    static Stream<Arguments> versionsAndCounts() {
        return versions().flatMap(version -> Stream.of(1, 20).map(count -> Arguments.of(version, count)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndCounts")
    void theUsersSessionCacheDoesNotGrow(TlsVersion version, int handshakes) {
        SSLContext userContext = JdkSslContexts.trusting(ContractCredentials.CA);
        for (int i = 0; i < handshakes; i++) {
            assertThat(outcome(Jsse.endpoint(userContext), version, ContractCredentials.LOCALHOST))
                    .succeeded();
        }
        assertEquals(
                0,
                java.util.Collections.list(userContext.getClientSessionContext().getIds())
                        .size());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aSessionThatIsHeldStaysInTheUsersCache(TlsVersion version) {
        SSLContext userContext = JdkSslContexts.trusting(ContractCredentials.CA);
        Context server = Context.server()
                .versions(version, version)
                .credential(ContractCredentials.LOCALHOST)
                .build();
        try (Pair pair = Loopback.between(Jsse.endpoint(userContext), server).open()) {
            pair.client().session().orElseThrow();
        }
        assertEquals(true, userContext.getClientSessionContext().getIds().hasMoreElements());
    }

    @Test
    void closingTheEndpointLeavesTheContextAlone() {
        SSLContext userContext = JdkSslContexts.trusting(ContractCredentials.CA);
        Jsse.endpoint(userContext).close();
        assertThat(outcome(Jsse.endpoint(userContext), TlsVersion.TLS_1_3, ContractCredentials.LOCALHOST))
                .succeeded();
    }

    @Test
    void anExternalContextRefusesAnOcspRequest() throws Exception {
        try (Endpoint clients = Jsse.endpoint(SSLContext.getDefault())) {
            ConnectionSettings settings =
                    ConnectionSettings.forServer("localhost").withOcspRequest();
            assertEquals(
                    "withOcspRequest() cannot be honoured by the engine jsse: a user-supplied engine decides itself"
                            + " whether it sends status_request; set it there, or declare a Context and run it on the engine openssl",
                    assertThrows(UnsupportedSettingException.class, () -> clients.open(CLIENT, settings))
                            .getMessage());
        }
    }

    @Test
    void anExternalContextCannotBeReplaced() throws Exception {
        try (Endpoint clients = Jsse.endpoint(SSLContext.getDefault());
                Connection connection = clients.open(CLIENT, ConnectionSettings.forServer("localhost"))) {
            assertEquals(
                    "use(...) on " + clients.engineText()
                            + ", a user-supplied endpoint, which runs no context; start the context itself",
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> connection.use(Context.client().build()))
                            .getMessage());
        }
    }
}
