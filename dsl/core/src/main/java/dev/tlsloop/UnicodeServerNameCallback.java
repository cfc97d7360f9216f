package dev.tlsloop;

import java.util.Optional;

/**
 * The older form of {@link ServerNameCallback}, Python's {@code set_servername_callback}: it is told the name as people
 * write it, each A-label decoded to its U-label.
 *
 * <pre>{@code
 * Context front = Context.server().credential(ca.issue("front.test"))
 *     .onServerNameDecoded((connection, name, original) -> name.equals(Optional.of("bücher.test"))
 *         ? ServerNameAnswer.use(blue)
 *         : ServerNameAnswer.proceed())
 *     .build();
 * }</pre>
 *
 * <p>A name that cannot be decoded ends the handshake with internal_error, and the callback is not called. Otherwise it is
 * the same in every respect; for new code take the other one, whose names can be compared.
 *
 * @see <a href="https://docs.python.org/3/library/ssl.html#ssl.SSLContext.set_servername_callback">
 *     SSLContext.set_servername_callback</a>
 */
@FunctionalInterface
public interface UnicodeServerNameCallback {
    /**
     * How the server goes on.
     *
     * @param connection the server's side, of which little is known yet
     * @param name decoded; empty where the client sent none
     * @param original the context that the endpoint was started with
     */
    ServerNameAnswer onServerName(Connection connection, Optional<String> name, Context original);

    /** The same as the form that is told the name as it was sent. */
    default ServerNameCallback decoding() {
        return (connection, name, original) -> {
            Optional<String> decoded;
            try {
                decoded = name.map(ServerName::unicode);
            } catch (IllegalArgumentException e) {
                return new ServerNameAnswer.Refuse(Alert.INTERNAL_ERROR, Optional.of(e));
            }
            return onServerName(connection, decoded, original);
        };
    }
}
