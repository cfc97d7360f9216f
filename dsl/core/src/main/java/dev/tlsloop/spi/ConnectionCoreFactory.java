package dev.tlsloop.spi;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Side;

/** A started context of an engine, which makes connection cores: an {@code SSL_CTX} of OpenSSL. */
public interface ConnectionCoreFactory extends AutoCloseable {
    /**
     * Makes the core of one connection.
     *
     * @param connection the connection of the core, an argument of the callbacks
     */
    ConnectionCore core(Side side, ConnectionSettings settings, Connection connection);

    /**
     * Whether the server name selects the core of a server. If so, the endpoint makes the core after the ClientHello,
     * with settings that hold the name.
     */
    default boolean choosesByServerName() {
        return false;
    }

    /** Frees its resources. Idempotent. */
    @Override
    void close();
}
