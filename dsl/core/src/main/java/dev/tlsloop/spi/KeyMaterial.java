package dev.tlsloop.spi;

import java.util.Optional;

/** The secrets, Finished messages and randoms of a connection. */
public interface KeyMaterial extends KeyingMaterialExporter {
    /** The TLS 1.2 master secret, 48 bytes, or the TLS 1.3 resumption secret; empty until it is known. */
    Optional<byte[]> masterKey();

    /** The verify data of the Finished message of this side; empty before it is sent. */
    Optional<byte[]> finished();

    /** The verify data of the Finished message of the peer; empty before it arrives. */
    Optional<byte[]> peerFinished();

    /**
     * The client random of the last handshake, 32 bytes. Empty by default: the connection then uses the plaintext one
     * of the first handshake.
     */
    default Optional<byte[]> clientRandom() {
        return Optional.empty();
    }

    /** The server random of the last handshake, 32 bytes; see {@link #clientRandom}. */
    default Optional<byte[]> serverRandom() {
        return Optional.empty();
    }
}
