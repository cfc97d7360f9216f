package dev.tlsloop;

import java.util.Optional;

/**
 * A server name callback in Python's older form, {@code set_servername_callback}: it receives the name with each A-label
 * decoded to its U-label.
 *
 * <pre>{@code
 * Context front = Context.server().credential(ca.issue("front.test"))
 *     .onUnicodeServerName((connection, name, original) -> name.equals(Optional.of("bücher.test"))
 *         ? ServerNameAnswer.use(blue)
 *         : ServerNameAnswer.proceed())
 *     .build();
 * }</pre>
 *
 * <p>A name that cannot be decoded ends the handshake with internal_error, without a call. New code should use
 * {@link ServerNameCallback}, because A-labels can be compared.
 *
 * @see <a href="https://docs.python.org/3/library/ssl.html#ssl.SSLContext.set_servername_callback">
 *     SSLContext.set_servername_callback</a>
 */
@FunctionalInterface
public interface UnicodeServerNameCallback {
    /**
     * Decides how the server continues.
     *
     * @param connection the server's connection, early in its handshake
     * @param name the decoded name; empty if the client sent none
     * @param original the context that the endpoint was started with
     */
    ServerNameAnswer onServerName(Connection connection, Optional<String> name, Context original);

    /** Wraps this callback in the form that receives the name as the client sent it. */
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
