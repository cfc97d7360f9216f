package dev.tlsloop.spring;

import dev.tlsloop.Endpoint;
import dev.tlsloop.jsse.Jsse;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;

/**
 * Endpoints around the {@link SslBundle} of a Spring Boot application: its SSLContext with the protocols and ciphers of its
 * options.
 *
 * <pre>{@code
 * SslBundle production = SslBundle.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate("ca.pem")));
 * Endpoint client = SpringBoot.endpoint(production, p -> p.setEndpointIdentificationAlgorithm("HTTPS"));
 * Outcome outcome = Loopback.between(client, server).withServerName("api.test").handshake();
 * }</pre>
 *
 * <p>A bundle has no setting for host name verification, which the HTTP client decides. It has none for client certificates
 * either, which {@code server.ssl.client-auth} decides. A test sets both in the parameters:
 * {@link #endpoint(SslBundle, Consumer)}. A bundle that is reloaded later needs a new endpoint.
 *
 * @see <a href="https://docs.spring.io/spring-boot/3.5/reference/features/ssl.html">Spring Boot, SSL</a>
 */
public final class SpringBoot {
    private SpringBoot() {}

    /** Creates an endpoint with a new SSLContext of that bundle and its options, for either side. */
    public static Endpoint endpoint(SslBundle bundle) {
        return endpoint(bundle, parameters -> {});
    }

    /**
     * Creates an endpoint with the other settings of the application as well. A client whose HTTP library verifies host names
     * gives {@code p -> p.setEndpointIdentificationAlgorithm("HTTPS")}. A server with {@code client-auth: need} gives
     * {@code p -> p.setNeedClientAuth(true)}.
     *
     * @param adjust called once for each connection, with parameters that have the options and the server name
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
