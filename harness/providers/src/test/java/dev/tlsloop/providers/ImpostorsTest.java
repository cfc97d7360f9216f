package dev.tlsloop.providers;

import static dev.tlsloop.impostors.ImpostorAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.impostors.ImpostorReport;
import dev.tlsloop.impostors.Impostors;
import dev.tlsloop.impostors.VerificationStep;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.netty.Netty;
import dev.tlsloop.okhttp.OkHttp;
import dev.tlsloop.openssl.OpenSsl;
import dev.tlsloop.pem.Pem;
import dev.tlsloop.spring.SpringBoot;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** The verification of widely used clients, in their default setup and with insecure settings. */
class ImpostorsTest {
    private static final Authority CA = Authority.create("Root");

    private static ImpostorReport met(Party client) {
        return Impostors.by(CA).withServerName("api.test").meet(client);
    }

    private static SslContextBuilder netty(SslProvider provider) {
        assumeTrue(SslProvider.isAlpnSupported(provider), () -> provider + " is not built for this platform");
        return SslContextBuilder.forClient().sslProvider(provider);
    }

    private static OkHttpClient.Builder okHttp() {
        return new OkHttpClient.Builder()
                .sslSocketFactory(Jsse.sslContext(CA).getSocketFactory(), Jsse.trustManager(CA));
    }

    private static SslBundle bundle() {
        return SslBundle.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(Pem.text(CA))));
    }

    static Stream<EngineUnderTest> shipped() {
        return Engines.ALL.stream().filter(engine -> engine.missing().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyEngineVerifiesInItsUsualSetup(EngineUnderTest engine) {
        assertThat(met(engine.client(SideSettings.of(TlsVersion.TLS_1_3).trusting(CA))))
                .verifies();
    }

    @Test
    void openSslToldNotToVerifyDoesNot() {
        Context careless = Context.client()
                .verify(dev.tlsloop.VerifyMode.NONE)
                .insecurelySkipHostName()
                .build();
        assertThat(met(careless.on(OpenSsl.engine()))).doesNotCheck(VerificationStep.CHAIN);
    }

    @ParameterizedTest
    @EnumSource(
            value = SslProvider.class,
            names = {"JDK", "OPENSSL"})
    void nettyVerifiesByDefault(SslProvider provider) throws SSLException {
        assertThat(met(Netty.endpoint(netty(provider).trustManager(CA.anchors()).build())))
                .verifies();
    }

    @ParameterizedTest
    @EnumSource(
            value = SslProvider.class,
            names = {"JDK", "OPENSSL"})
    void nettyWithoutItsHostCheckIsDetected(SslProvider provider) throws SSLException {
        SslContextBuilder builder = netty(provider).trustManager(CA.anchors()).endpointIdentificationAlgorithm(null);
        assertThat(met(Netty.endpoint(builder.build())))
                .checks(VerificationStep.CHAIN)
                .doesNotCheck(VerificationStep.HOST_NAME);
    }

    @ParameterizedTest
    @EnumSource(
            value = SslProvider.class,
            names = {"JDK", "OPENSSL"})
    void nettyWithItsInsecureTrustManagerIsDetected(SslProvider provider) throws SSLException {
        SslContextBuilder builder = netty(provider).trustManager(InsecureTrustManagerFactory.INSTANCE);
        assertThat(met(Netty.endpoint(builder.build()))).doesNotCheck(VerificationStep.CHAIN);
    }

    @Test
    void okHttpVerifiesByDefault() {
        assertThat(met(OkHttp.endpoint(okHttp().build()))).verifies();
    }

    @Test
    void okHttpWithALenientVerifierIsDetected() {
        OkHttpClient lenient =
                okHttp().hostnameVerifier((host, session) -> true).build();
        assertThat(met(OkHttp.endpoint(lenient)))
                .checks(VerificationStep.CHAIN)
                .doesNotCheck(VerificationStep.HOST_NAME);
    }

    @Test
    void aBundleOfSpringBootVerifiesWhereTheHttpClientChecksHosts() {
        Endpoint client = SpringBoot.endpoint(bundle(), p -> p.setEndpointIdentificationAlgorithm("HTTPS"));
        assertThat(met(client)).verifies();
    }

    @Test
    void aBundleOfSpringBootAloneChecksNoHost() {
        assertThat(met(SpringBoot.endpoint(bundle())))
                .checks(VerificationStep.CHAIN)
                .doesNotCheck(VerificationStep.HOST_NAME);
    }

    @Test
    void theDefaultClientsOfThisJvmAcceptNoImpostor() throws Exception {
        for (Party client : List.of(
                Jsse.endpoint(javax.net.ssl.SSLContext.getDefault()),
                OkHttp.endpoint(new OkHttpClient()),
                Netty.endpoint(SslContextBuilder.forClient().build()))) {
            assertThat(Impostors.ofStrangers().meet(client)).acceptsNoImpostor();
        }
    }
}
