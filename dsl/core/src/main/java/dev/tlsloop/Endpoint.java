package dev.tlsloop;

import java.util.Optional;

/**
 * A started party: OpenSSL's {@code SSL_CTX}, the JDK's {@code SSLContext}. It holds the session cache and the ticket
 * keys, and opens connections.
 *
 * <pre>{@code
 * try (Endpoint server = Context.server().credential(ca.issue("localhost")).build().start()) {
 *     Connection connection = server.open(SERVER, ConnectionSettings.none());
 * }
 * }</pre>
 *
 * <p>Several threads may open connections of one endpoint at once. Each connection is for one thread at a time, and all share
 * the sessions and the callbacks of the endpoint. Closing it is idempotent and ends its open connections, so other threads
 * must be done with theirs before.
 */
public interface Endpoint extends Party, AutoCloseable {
    /**
     * Opens a new connection that has not sent or received a byte.
     *
     * @throws IllegalArgumentException for the wrong side of the context, settings of the other side, or a session of
     *     another context
     * @throws IllegalStateException when this endpoint is closed
     */
    Connection open(Side side, ConnectionSettings settings);

    /** The context of this endpoint; empty on a user-supplied endpoint. */
    Optional<Context> context();

    /**
     * The user-supplied TLS object that it runs, such as an SSLContext; empty for a declared context, and where a function
     * makes the engines.
     */
    default Optional<Object> tlsObject() {
        return Optional.empty();
    }

    /** The name and version of the engine for messages, such as {@code jsse 17.0.15}. */
    String engineText();

    /** Returns a view of this endpoint with the same connections and sessions, whose {@code close()} does nothing. */
    @Override
    Endpoint start();

    /** Ends the open connections. Idempotent. */
    @Override
    void close();
}
