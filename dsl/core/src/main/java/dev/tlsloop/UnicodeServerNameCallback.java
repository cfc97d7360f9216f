package dev.tlsloop;

import java.util.Optional;

/**
 * The older form of {@link ServerNameCallback}, Python's {@code set_servername_callback}: its name has U-labels instead
 * of A-labels.
 *
 * <pre>{@code
 * Context front = Context.server().credential(ca.issue("front.test"))
 *     .onUnicodeServerName((connection, name, original) -> name.equals(Optional.of("bücher.test"))
 *         ? ServerNameAnswer.use(blue)
 *         : ServerNameAnswer.proceed())
 *     .build();
 * }</pre>
 *
 * <p>An undecodable name ends the handshake with internal_error, without a call of the callback. New code uses
 * {@link ServerNameCallback}, whose names can be compared.
 *
 * @see <a href="https://docs.python.org/3/library/ssl.html#ssl.SSLContext.set_servername_callback">
 *     SSLContext.set_servername_callback</a>
 */
@FunctionalInterface
public interface UnicodeServerNameCallback {
    /**
     * Selects the context of the server.
     *
     * @param connection the server's connection; see {@link ServerNameCallback}
     * @param name the decoded name; empty if the client sent none
     * @param original the context that started the endpoint
     */
    ServerNameAnswer onServerName(Connection connection, Optional<String> name, Context original);

    /** This callback as a {@link ServerNameCallback} that decodes the name. */
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
