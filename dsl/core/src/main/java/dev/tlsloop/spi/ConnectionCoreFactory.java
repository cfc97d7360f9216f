package dev.tlsloop.spi;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Side;

/** A started declaration of an engine, from which connections are made: what an {@code SSL_CTX} is to OpenSSL. */
public interface ConnectionCoreFactory extends AutoCloseable {
    /**
     * A machine for one connection.
     *
     * @param connection who it works for, to be handed to callbacks
     */
    ConnectionCore core(Side side, ConnectionSettings settings, Connection connection);

    /**
     * Whether a server's machine is chosen by the name that the client asks for. If so it is made after the ClientHello
     * came, with an opening that holds the name.
     */
    default boolean choosesByServerName() {
        return false;
    }

    /** Frees what it holds. Idempotent. */
    @Override
    void close();
}
