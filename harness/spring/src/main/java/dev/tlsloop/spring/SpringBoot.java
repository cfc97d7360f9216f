package dev.tlsloop.spring;

import dev.tlsloop.Endpoint;
import dev.tlsloop.jsse.Jsse;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;

/**
 * The way in for the {@link SslBundle} that a Spring Boot application really uses: the SSLContext that it creates, with the
 * protocols and ciphers of its options.
 *
 * <pre>{@code
 * SslBundle production = SslBundle.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate("ca.pem")));
 * Endpoint client = SpringBoot.endpoint(production, p -> p.setEndpointIdentificationAlgorithm("HTTPS"));
 * Outcome outcome = Loopback.between(client, server).serverName("api.test").handshake();
 * }</pre>
 *
 * <p>A bundle does not say whether host names are checked, nor whether a server asks for a certificate: the HTTP client does
 * the one, and {@code server.ssl.client-auth} the other. Nothing of this is added, so a test that is about it says it in
 * the parameters: {@link #endpoint(SslBundle, Consumer)}. It is the bundle of today: a bundle that is reloaded later makes
 * another endpoint.
 *
 * @see <a href="https://docs.spring.io/spring-boot/3.5/reference/features/ssl.html">Spring Boot, SSL</a>
 */
public final class SpringBoot {
    private SpringBoot() {}

    /** Takes part with a new SSLContext of that bundle and its options, on either side. */
    public static Endpoint endpoint(SslBundle bundle) {
        return endpoint(bundle, parameters -> {});
    }

    /**
     * The same, with what the application sets besides: {@code p -> p.setEndpointIdentificationAlgorithm("HTTPS")} for a
     * client whose HTTP library checks host names, {@code p -> p.setNeedClientAuth(true)} for a server with
     * {@code client-auth: need}.
     *
     * @param adjust called once for each connection, with parameters that hold the options and the server name already
     */
    public static Endpoint endpoint(SslBundle bundle, Consumer<SSLParameters> adjust) {
        return Jsse.endpoint(bundle.createSslContext(), parameters -> {
            apply(bundle.getOptions(), parameters);
            adjust.accept(parameters);
        });
    }

    private static void apply(SslOptions options, SSLParameters parameters) {
        Optional.ofNullable(options.getEnabledProtocols()).ifPresent(parameters::setProtocols);
        Optional.ofNullable(options.getCiphers()).ifPresent(parameters::setCipherSuites);
    }
}
