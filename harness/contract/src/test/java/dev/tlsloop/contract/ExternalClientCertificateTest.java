package dev.tlsloop.contract;

import static dev.tlsloop.Reason.NO_CERTIFICATE;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.ClientCertificate.Why;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The outcome's reason why an external client sent no certificate, although its key manager is not accessible. */
class ExternalClientCertificateTest {
    private static final List<X500Principal> NAMED =
            List.of(ContractCredentials.CA.certificate().getSubjectX500Principal());
    private static final Endpoint ALICE =
            Jsse.endpoint(JdkSslContexts.presenting(ContractCredentials.ALICE, ContractCredentials.CA));
    private static final Endpoint MALLORY =
            Jsse.endpoint(JdkSslContexts.presenting(ContractCredentials.MALLORY, ContractCredentials.CA));
    /** A client that presents its certificate whatever authorities the server names. */
    private static final Endpoint UNCONDITIONAL =
            Jsse.endpoint(Jsse.sslContext(ContractCredentials.CA, ContractCredentials.MALLORY));

    private static final Endpoint KEYLESS = Jsse.endpoint(JdkSslContexts.trusting(ContractCredentials.CA));

    static Stream<TlsVersion> versions() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }

    private static Context insisting(TlsVersion version) {
        return Context.server()
                .versions(version, version)
                .credential(ContractCredentials.LOCALHOST)
                .trust(ContractCredentials.CA)
                .verify(PEER, FAIL_IF_NO_PEER_CERT)
                .build();
    }

    private static Outcome outcome(Party client, Party server) {
        return Loopback.between(client, server).handshake();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theServerDidNotNameItsIssuer(TlsVersion version) {
        assertEquals(
                new ClientCertificate.Withheld(Why.ISSUER_NOT_NAMED, NAMED),
                outcome(MALLORY, insisting(version)).clientCertificate());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theClientHasNone(TlsVersion version) {
        assertEquals(
                new ClientCertificate.Withheld(Why.HOLDS_NONE, NAMED),
                outcome(KEYLESS, insisting(version)).clientCertificate());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theServerDidNotAsk(TlsVersion version) {
        Context server = Context.server()
                .versions(version, version)
                .credential(ContractCredentials.LOCALHOST)
                .build();
        assertEquals(new ClientCertificate.NotAsked(), outcome(MALLORY, server).clientCertificate());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void itWasSentAndAccepted(TlsVersion version) {
        assertEquals(
                new ClientCertificate.Presented(ContractCredentials.ALICE.chain()),
                outcome(ALICE, insisting(version)).clientCertificate());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void itWasSentAndRefused(TlsVersion version) {
        Outcome outcome = outcome(UNCONDITIONAL, insisting(version));
        assertThat(outcome).failedOn(SERVER).because(UNKNOWN_ISSUER);
        assertEquals(new ClientCertificate.Presented(ContractCredentials.MALLORY.chain()), outcome.clientCertificate());
    }

    @Test
    void anExternalServerReportsARefusedClientCertificate() {
        Endpoint server = Jsse.endpoint(
                JdkSslContexts.presenting(ContractCredentials.LOCALHOST, ContractCredentials.CA),
                p -> p.setNeedClientAuth(true));
        assertEquals(
                new ClientCertificate.Presented(List.of()),
                outcome(UNCONDITIONAL, server).clientCertificate());
    }

    @Test
    void withTwoExternalSidesTheReasonIsUnknown() {
        Endpoint server = Jsse.endpoint(
                JdkSslContexts.presenting(ContractCredentials.LOCALHOST, ContractCredentials.CA),
                p -> p.setWantClientAuth(true));
        assertEquals(
                new ClientCertificate.Withheld(Why.UNKNOWN, List.of()),
                outcome(KEYLESS, server).clientCertificate());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aDeclaredClientHasNoSuitableCertificate(TlsVersion version) {
        Endpoint server =
                Jsse.endpoint(JdkSslContexts.presenting(ContractCredentials.LOCALHOST, ContractCredentials.CA), p -> {
                    p.setWantClientAuth(true);
                    p.setAlgorithmConstraints(new WithoutEdwardsCurves());
                });
        Context client = Context.client()
                .versions(version, version)
                .trust(ContractCredentials.CA)
                .credential(ContractCredentials.CA.with(KeyType.ED25519).issue("alice"))
                .build();
        assertEquals(
                new ClientCertificate.Withheld(Why.UNFIT, List.of()),
                outcome(client, server).clientCertificate());
    }

    @Test
    void aClientWithASingleEngineGivesNoReason() {
        SSLEngine once = JdkSslContexts.presenting(ContractCredentials.MALLORY, ContractCredentials.CA)
                .createSSLEngine();
        Endpoint client = Jsse.endpoint(name -> once);
        assertEquals(
                new ClientCertificate.Withheld(Why.UNKNOWN, NAMED),
                outcome(client, insisting(TlsVersion.TLS_1_3)).clientCertificate());
    }

    /** Clients that do not complete the second handshake, which would show the reason. */
    @Test
    void aClientThatRefusesTheSecondHandshakeGivesNoReason() {
        AtomicInteger connections = new AtomicInteger();
        Endpoint client =
                Jsse.endpoint(JdkSslContexts.presenting(ContractCredentials.MALLORY, ContractCredentials.CA), p -> {
                    if (connections.getAndIncrement() > 0) {
                        p.setProtocols(new String[] {"TLSv1.2"});
                        p.setCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
                    }
                });
        assertEquals(
                new ClientCertificate.Withheld(Why.UNKNOWN, NAMED),
                outcome(client, insisting(TlsVersion.TLS_1_3)).clientCertificate());
    }

    @Test
    void theFailureTextNamesTheReason() {
        Outcome outcome = outcome(MALLORY, insisting(TlsVersion.TLS_1_3));
        assertThat(outcome).failedOn(SERVER).because(NO_CERTIFICATE);
        String text = assertThrows(
                        AssertionError.class, () -> assertThat(outcome).succeeded())
                .getMessage();
        String expected = "client cert: asked for, and the client sent none: it holds none that descends from "
                + NAMED.get(0).getName();
        assertTrue(text.contains(expected), text);
    }

    /** Constraints of a server that accepts no Ed25519 signatures. */
    private record WithoutEdwardsCurves() implements AlgorithmConstraints {
        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, String algorithm, AlgorithmParameters parameters) {
            return !algorithm.toLowerCase(Locale.ROOT).startsWith("ed");
        }

        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
            return true;
        }

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, Key key, AlgorithmParameters parameters) {
            return permits(primitives, algorithm, parameters);
        }
    }
}
