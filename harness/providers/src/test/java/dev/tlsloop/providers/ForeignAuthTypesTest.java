package dev.tlsloop.providers;

import static dev.tlsloop.Reason.OTHER;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Context;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SSLContexts of other providers with trust managers of the JDK, to which they name the key exchange. */
class ForeignAuthTypesTest {
    private static final Authority CA = Authority.create("Root");
    private static final Authority STRANGERS = Authority.create("Strangers root");

    static Stream<Arguments> providersAndVersions() {
        return Stream.of(Named.of("Conscrypt", Providers.conscrypt()), Named.of("BCJSSE", Providers.bouncyCastle()))
                .filter(provider -> provider.getPayload().getService("SSLContext", "TLS") != null)
                .flatMap(provider -> Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                        .map(version -> Arguments.of(provider, version)));
    }

    private static Outcome outcome(Provider provider, TrustManager trust, TlsVersion version)
            throws GeneralSecurityException {
        SSLContext client = SSLContext.getInstance("TLS", provider);
        client.init(null, new TrustManager[] {trust}, null);
        Context server = Context.server()
                .versions(version, version)
                .credential(CA.issue("localhost"))
                .build();
        return Loopback.between(Jsse.endpoint(client), server)
                .withServerName("localhost")
                .handshake();
    }

    /** The JDK's trust manager as an application gets it. */
    private static TrustManager ofTheJdk(Authority trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", trusted.certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers()[0];
    }

    @ParameterizedTest
    @MethodSource("providersAndVersions")
    void ourTrustManagerTakesEachOfTheirNames(Provider provider, TlsVersion version) throws GeneralSecurityException {
        assertThat(outcome(provider, Jsse.trustManager(Trust.of(CA.certificate())), version))
                .succeeded();
    }

    @ParameterizedTest
    @MethodSource("providersAndVersions")
    void ourTrustManagerRefusesAStranger(Provider provider, TlsVersion version) throws GeneralSecurityException {
        assertThat(outcome(provider, Jsse.trustManager(Trust.of(STRANGERS.certificate())), version))
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @Test
    void theJdksOwnDoesNotKnowConscryptsNameForTls13() throws Exception {
        assumeTrue(Conscrypt.isAvailable(), "Conscrypt is not built for this platform");
        assertThat(outcome(Conscrypt.newProvider(), ofTheJdk(CA), TlsVersion.TLS_1_3))
                .failedOn(CLIENT)
                .because(OTHER);
    }

    @Test
    void theDetailNamesWhatTheJdksOwnDoesNotKnow() throws Exception {
        assumeTrue(Conscrypt.isAvailable(), "Conscrypt is not built for this platform");
        Outcome outcome = outcome(Conscrypt.newProvider(), ofTheJdk(CA), TlsVersion.TLS_1_3);
        assertEquals(
                "the trust manager does not know authType GENERIC",
                assertInstanceOf(Outcome.Refused.class, outcome).refusal().detail());
    }

    @Test
    void theJdksOwnKnowsConscryptsNamesForTls12() throws Exception {
        assumeTrue(Conscrypt.isAvailable(), "Conscrypt is not built for this platform");
        assertThat(outcome(Conscrypt.newProvider(), ofTheJdk(CA), TlsVersion.TLS_1_2))
                .succeeded();
    }
}
