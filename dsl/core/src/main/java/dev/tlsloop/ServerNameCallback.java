package dev.tlsloop;

import java.util.Optional;

/**
 * Decides, from the name that the client asks for, how a server goes on: Python's {@code sni_callback}.
 *
 * <pre>{@code
 * Context front = Context.server().credential(ca.issue("front.test"))
 *     .onServerName((connection, name, original) -> name.isPresent()
 *         ? ServerNameAnswer.use(blue)
 *         : ServerNameAnswer.alert(Alert.UNRECOGNIZED_NAME))
 *     .build();
 * }</pre>
 *
 * <p>It is called once, after the ClientHello, also when no name was sent. At that point the connection answers its
 * context, the server name, the offered ALPN protocols, the client random and app data; everything else throws. An
 * exception ends the handshake with handshake_failure, {@code null} with internal_error, as Python's document says.
 *
 * @see <a href="https://docs.python.org/3/library/ssl.html#ssl.SSLContext.sni_callback">SSLContext.sni_callback</a>
 */
@FunctionalInterface
public interface ServerNameCallback {
    /**
     * How the server goes on.
     *
     * @param connection the server's side, of which little is known yet
     * @param name as it was sent, IDN as A-label; empty where the client sent none
     * @param original the context that the endpoint was started with
     */
    ServerNameAnswer onServerName(Connection connection, Optional<ServerName> name, Context original);
}
