package dev.tlsloop;

import java.util.Optional;

/**
 * A started party: OpenSSL's {@code SSL_CTX}, the JDK's {@code SSLContext}. It holds the session cache and ticket keys,
 * and opens any number of connections.
 *
 * <pre>{@code
 * try (Endpoint server = Context.server().credential(ca.issue("localhost")).build().start()) {
 *     Connection connection = server.open(SERVER, ConnectionSettings.none());
 * }
 * }</pre>
 *
 * <p>Closing it is idempotent and ends the connections that are still open.
 */
public interface Endpoint extends Party, AutoCloseable {
    /**
     * A new connection that has not sent or read a byte.
     *
     * @throws IllegalArgumentException for a side that the declaration is not for, an opening that does not fit the
     *     side, or a session of another context
     * @throws IllegalStateException when this endpoint is closed
     */
    Connection open(Side side, ConnectionSettings settings);

    /** The declaration that this endpoint runs; empty where the user brought an endpoint of their own. */
    Optional<Context> context();

    /** Name and version of the engine for messages, such as {@code jsse 17.0.15}. */
    String engineText();

    /** Lends this endpoint: the same connections and sessions, and a {@code close()} that does nothing. */
    @Override
    Endpoint start();

    /** Ends what is still open here. Idempotent. */
    @Override
    void close();
}
