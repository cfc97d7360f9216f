package dev.tlsloop.spring;

import static dev.tlsloop.Reason.CERTIFICATE_EXPIRED;
import static dev.tlsloop.Reason.NAME_MISMATCH;
import static dev.tlsloop.Reason.NO_CERTIFICATE;
import static dev.tlsloop.Reason.NO_COMMON_CIPHER;
import static dev.tlsloop.Reason.NO_COMMON_VERSION;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;

/** Bundles of real PEM files as either side of a handshake. */
class SpringBootTest {
    private static final String HOST = "front.test";
    private static final String SUITE = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
    private static final Authority CA = Authority.create("Root");
    private static final Authority STRANGERS = Authority.create("Strangers root");
    private static final Credential FRONT = CA.issue(HOST);
    private static final Credential EXPIRED =
            Chain.from(CA).via("Intermediate", IssuerFlaw.EXPIRED).to(HOST).credential();

    private final Bundles bundles = new Bundles();

    @AfterEach
    void removeFiles() {
        bundles.close();
    }

    static Stream<TlsVersion> versions() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }

    private static Endpoint checkingHosts(SslBundle bundle) {
        return SpringBoot.endpoint(bundle, p -> p.setEndpointIdentificationAlgorithm("HTTPS"));
    }

    private static Context server(TlsVersion version, Credential credential) {
        return Context.server()
                .versions(version, version)
                .credential(credential)
                .build();
    }

    private static Context client(TlsVersion version, Credential... own) {
        return Context.client()
                .versions(version, version)
                .trust(CA)
                .credential(own)
                .build();
    }

    private static Outcome asking(String host, Party client, Party server) {
        return Loopback.between(client, server).withServerName(host).handshake();
    }

    private Outcome wanting(Context client) {
        SslBundle bundle = bundles.presenting(FRONT, CA);
        return asking(HOST, client, SpringBoot.endpoint(bundle, p -> p.setWantClientAuth(true)));
    }

    private Outcome insisting(Context client) {
        SslBundle bundle = bundles.presenting(FRONT, CA);
        return asking(HOST, client, SpringBoot.endpoint(bundle, p -> p.setNeedClientAuth(true)));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aClientAcceptsWhomItTrusts(TlsVersion version) {
        assertThat(asking(HOST, checkingHosts(bundles.trusting(CA)), server(version, FRONT)))
                .succeeded()
                .withVersion(version);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aClientRefusesAnotherHost(TlsVersion version) {
        assertThat(asking("wrong.test", checkingHosts(bundles.trusting(CA)), server(version, FRONT)))
                .failedOn(CLIENT)
                .because(NAME_MISMATCH);
    }

    @Test
    void aBundleAloneChecksNoHost() {
        assertThat(asking("wrong.test", SpringBoot.endpoint(bundles.trusting(CA)), server(TlsVersion.TLS_1_3, FRONT)))
                .succeeded();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aClientRefusesAStranger(TlsVersion version) {
        assertThat(asking(HOST, SpringBoot.endpoint(bundles.trusting(STRANGERS)), server(version, FRONT)))
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aClientRefusesWhatHasExpired(TlsVersion version) {
        assertThat(asking(HOST, SpringBoot.endpoint(bundles.trusting(CA)), server(version, EXPIRED)))
                .failedOn(CLIENT)
                .because(CERTIFICATE_EXPIRED);
    }

    @Test
    void aClientPresentsTheCertificateOfItsBundle() {
        Context server = Context.server()
                .credential(FRONT)
                .trust(CA)
                .verify(VerifyMode.PEER)
                .build();
        assertThat(asking(HOST, SpringBoot.endpoint(bundles.presenting(CA.issue("alice"), CA)), server))
                .succeeded()
                .withClientCertificate();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerPresentsTheCertificateOfItsBundle(TlsVersion version) {
        Outcome outcome = asking(HOST, client(version), SpringBoot.endpoint(bundles.presenting(FRONT, CA)));
        assertThat(outcome).succeeded();
        assertEquals(FRONT.chain(), ((Outcome.Success) outcome).client().peerChain());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerThatInsistsAcceptsWhomItTrusts(TlsVersion version) {
        assertThat(insisting(client(version, CA.issue("alice")))).succeeded().withClientCertificate();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerThatInsistsRefusesAClientWithoutACertificate(TlsVersion version) {
        assertThat(insisting(client(version))).failedOn(SERVER).because(NO_CERTIFICATE);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerThatInsistsRefusesAStranger(TlsVersion version) {
        assertThat(insisting(client(version, STRANGERS.issue("mallory"))))
                .failedOn(SERVER)
                .because(UNKNOWN_ISSUER);
    }

    @Test
    void theProtocolsOfTheOptionsCount() {
        SslBundle old = bundles.trusting(CA, SslOptions.of(null, Set.of("TLSv1.2")));
        assertThat(asking(HOST, SpringBoot.endpoint(old), server(TlsVersion.TLS_1_3, FRONT)))
                .failedOn(SERVER)
                .because(NO_COMMON_VERSION);
    }

    @Test
    void theCiphersOfTheOptionsCount() {
        SslBundle narrow = bundles.trusting(CA, SslOptions.of(Set.of(SUITE), null));
        assertThat(asking(HOST, SpringBoot.endpoint(narrow), server(TlsVersion.TLS_1_2, FRONT)))
                .succeeded()
                .withCipher(CipherSuite.ofName(SUITE).orElseThrow());
    }

    @Test
    void aServerWithoutTheCiphersOfTheOptionsIsOfNoUse() {
        SslBundle narrow = bundles.trusting(CA, SslOptions.of(Set.of(SUITE), null));
        Context other = server(TlsVersion.TLS_1_2, FRONT).toBuilder()
                .cipherList("ECDHE-ECDSA-AES128-GCM-SHA256")
                .build();
        assertThat(asking(HOST, SpringBoot.endpoint(narrow), other))
                .failedOn(SERVER)
                .because(NO_COMMON_CIPHER);
    }

    @Test
    void theProtocolsOfAServersOptionsCount() {
        SslBundle old = bundles.presenting(FRONT, CA, SslOptions.of(null, Set.of("TLSv1.2")));
        assertThat(asking(HOST, client(TlsVersion.TLS_1_3), SpringBoot.endpoint(old)))
                .failedOn(SERVER)
                .because(NO_COMMON_VERSION);
    }

    @Test
    void theCiphersOfAServersOptionsCount() {
        SslBundle narrow = bundles.presenting(FRONT, CA, SslOptions.of(Set.of(SUITE), null));
        Context other = client(TlsVersion.TLS_1_2).toBuilder()
                .cipherList("ECDHE-ECDSA-AES128-GCM-SHA256")
                .build();
        assertThat(asking(HOST, other, SpringBoot.endpoint(narrow)))
                .failedOn(SERVER)
                .because(NO_COMMON_CIPHER);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerThatWantsACertificateIsShownOne(TlsVersion version) {
        assertThat(wanting(client(version, CA.issue("alice")))).succeeded().withClientCertificate();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerThatWantsACertificateGoesOnWithoutOne(TlsVersion version) {
        ClientCertificate became = wanting(client(version)).clientCertificate();
        assertEquals(new ClientCertificate.Withheld(ClientCertificate.Why.HOLDS_NONE, List.of()), became);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerThatWasNotToldToAsksForNoCertificate(TlsVersion version) {
        Endpoint server = SpringBoot.endpoint(bundles.presenting(FRONT, CA));
        assertEquals(
                new ClientCertificate.NotAsked(),
                asking(HOST, client(version, CA.issue("alice")), server).clientCertificate());
    }

    @Test
    void theApplicationHasTheLastWord() {
        SslBundle old = bundles.trusting(CA, SslOptions.of(null, Set.of("TLSv1.2")));
        Endpoint client = SpringBoot.endpoint(old, p -> p.setProtocols(new String[] {"TLSv1.3"}));
        assertThat(asking(HOST, client, server(TlsVersion.TLS_1_3, FRONT))).succeeded();
    }
}
