package dev.tlsloop.netty;

import dev.tlsloop.Endpoint;
import dev.tlsloop.jsse.Jsse;
import io.netty.handler.ssl.SslContext;
import io.netty.util.Mapping;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;

/**
 * Endpoints around the {@link SslContext} of a Netty application, on the JDK's provider or on OpenSSL's.
 *
 * <pre>{@code
 * SslContext production = SslContextBuilder.forClient().build();
 * Outcome outcome = Loopback.between(Netty.endpoint(production), server).withServerName("api.test").handshake();
 * }</pre>
 *
 * <p>The SslContext runs unchanged. A client's engine is {@code newEngine(allocator, host, port)} with the name to verify, so
 * Netty decides on SNI and on host name verification. From 4.2 on a client verifies the host name by default, and Netty
 * sends no name without a dot. Each connection has its own made-up port, so that it never resumes the session of another.
 * A reference-counted engine is released with its connection; the caller releases the SslContext.
 *
 * <p>Settings that Netty fixes in the SslContext cannot change for one connection: ALPN protocols, a session or a request for
 * a staple are refused. Leaving out the server name is refused if Netty sends it already. The settings of a pipeline, such
 * as the timeouts of {@code SslHandler}, have no effect.
 *
 * @see <a href="https://netty.io/4.2/api/io/netty/handler/ssl/SslContext.html">SslContext</a>
 */
public final class Netty {
    private Netty() {}

    /** Creates an endpoint that runs the engines of that SslContext, on the side that it was built for. */
    public static Endpoint endpoint(SslContext context) {
        return of(context, NettyEngineSource.of(context));
    }

    /**
     * Creates an endpoint that runs the engines of that SslContext with the parameters of the application, for example
     * {@code p -> p.setEndpointIdentificationAlgorithm("HTTPS")}.
     *
     * @param adjust called once for each connection. A connection with ALPN protocols that the engine does not take from its
     *     parameters is refused when it is opened
     */
    public static Endpoint endpoint(SslContext context, Consumer<SSLParameters> adjust) {
        return of(context, NettyEngineSource.adjusted(context, adjust));
    }

    /**
     * Creates a server that chooses its SslContext by the client's server name, like {@code SniHandler}. The mapping receives
     * the name in lower case, or null if the client sent none.
     *
     * @param contexts the mapping, for example of a {@code DomainWildcardMappingBuilder}
     */
    public static Endpoint endpoint(Mapping<? super String, ? extends SslContext> contexts) {
        return Jsse.endpoint("SslContext of Netty, by server name", new MappedNettyEngineSource(contexts));
    }

    private static Endpoint of(SslContext context, NettyEngineSource engines) {
        return Jsse.endpoint("SslContext of Netty, " + context.getClass().getSimpleName(), engines);
    }
}
