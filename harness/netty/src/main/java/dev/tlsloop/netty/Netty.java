package dev.tlsloop.netty;

import dev.tlsloop.Endpoint;
import dev.tlsloop.jsse.Jsse;
import io.netty.handler.ssl.SslContext;
import io.netty.util.Mapping;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;

/**
 * The way in for the {@link SslContext} that a Netty application really uses, on the JDK's provider or on OpenSSL's.
 *
 * <pre>{@code
 * SslContext production = SslContextBuilder.forClient().build();
 * Outcome outcome = Loopback.between(Netty.endpoint(production), server).serverName("api.test").handshake();
 * }</pre>
 *
 * <p>It is taken as it is. A client's engine is {@code newEngine(allocator, host, port)} with the name that the opening
 * verifies, so Netty decides what is sent and what is checked: from 4.2 on a client checks the host name unless its
 * builder was told otherwise, and a name without a dot is not sent. The port is made up for each connection, so that
 * no connection resumes another's session behind the test's back. An engine that counts references is released with its
 * connection; the SslContext stays the user's, who releases it.
 *
 * <p>What Netty fixes in the SslContext cannot be changed for one connection: an opening that brings ALPN protocols, a
 * session or the wish for a staple is refused, and so is one that sends no name where Netty sends it already. What a
 * pipeline adds ({@code SslHandler} with its timeouts) is no part of it.
 *
 * @see <a href="https://netty.io/4.2/api/io/netty/handler/ssl/SslContext.html">SslContext</a>
 */
public final class Netty {
    private Netty() {}

    /** Takes part with the engines of that SslContext, on the side that it was built for. */
    public static Endpoint endpoint(SslContext context) {
        return of(context, NettyEngineSource.of(context));
    }

    /**
     * Takes part with the engines of that SslContext, and the parameters that the application sets on each of them before
     * it is used, for example {@code p -> p.setEndpointIdentificationAlgorithm("HTTPS")}.
     *
     * @param adjust called once for each connection. ALPN protocols that the engine does not take from its parameters are
     *     refused when the connection is opened
     */
    public static Endpoint endpoint(SslContext context, Consumer<SSLParameters> adjust) {
        return of(context, NettyEngineSource.adjusted(context, adjust));
    }

    /**
     * A server that chooses its SslContext by the name that the client asks for, as {@code SniHandler} does: the mapping
     * is asked with the name in lower case, or with null where none came.
     *
     * @param contexts for example of a {@code DomainWildcardMappingBuilder}
     */
    public static Endpoint endpoint(Mapping<? super String, ? extends SslContext> contexts) {
        return Jsse.endpoint("SslContextFactory of Netty, by server name", new MappedNettyEngineSource(contexts));
    }

    private static Endpoint of(SslContext context, NettyEngineSource engines) {
        return Jsse.endpoint("SslContext of Netty, " + context.getClass().getSimpleName(), engines);
    }
}
