package dev.tlsloop.spi;

import java.util.Optional;

/** The secrets, Finished messages and randoms of a connection. */
public interface KeyMaterial extends KeyingMaterialExporter {
    /** The master secret, 48 bytes up to TLS 1.2; empty until there is one. */
    Optional<byte[]> masterKey();

    /** The verify data of the Finished message that this side sent; empty until it has. */
    Optional<byte[]> finished();

    /** The verify data of the Finished message that the peer sent; empty until it has. */
    Optional<byte[]> peerFinished();

    /**
     * The client's random of the last handshake, 32 bytes; empty, as by default, where the engine knows no more than
     * what the first handshake shows in the clear.
     */
    default Optional<byte[]> clientRandom() {
        return Optional.empty();
    }

    /** The server's random of the last handshake, 32 bytes; see {@link #clientRandom}. */
    default Optional<byte[]> serverRandom() {
        return Optional.empty();
    }
}
