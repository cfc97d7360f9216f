package dev.tlsloop;

import java.util.Optional;

/**
 * A callback that selects the context of a server by the requested server name: Python's {@code sni_callback}.
 *
 * <pre>{@code
 * Context front = Context.server().credential(ca.issue("front.test"))
 *     .onServerName((connection, name, original) -> name.isPresent()
 *         ? ServerNameAnswer.use(blue)
 *         : ServerNameAnswer.alert(Alert.UNRECOGNIZED_NAME))
 *     .build();
 * }</pre>
 *
 * <p>The server calls it once, after the ClientHello, with or without a name. In the callback the connection has its
 * context, the server name, the offered ALPN protocols, the client random and the app data; other methods throw. As in
 * Python, an exception ends the handshake with handshake_failure and becomes the refusal's cause. The answer {@code null},
 * an alert without a registered name, and a context that cannot start or names another engine end it with internal_error.
 * An {@link Error} reaches the caller.
 *
 * @see <a href="https://docs.python.org/3/library/ssl.html#ssl.SSLContext.sni_callback">SSLContext.sni_callback</a>
 */
@FunctionalInterface
public interface ServerNameCallback {
    /**
     * Selects the context of the server.
     *
     * @param connection the server's connection, with the methods above
     * @param name the name as sent, with A-labels; empty if the client sent none
     * @param original the context that started the endpoint
     */
    ServerNameAnswer onServerName(Connection connection, Optional<ServerName> name, Context original);
}
