package dev.tlsloop.spi;

import dev.tlsloop.bio.MemoryBio;

/** Operations on an established connection: renegotiation up to TLS 1.2, KeyUpdate in TLS 1.3 (RFC 8446, 4.6.3). */
public interface PostHandshake {
    /**
     * Sends a request for another handshake, which goes on as the connection is stepped.
     *
     * @throws IllegalStateException when this side's own settings forbid it
     */
    Step renegotiate(MemoryBio out);

    /** Whether a requested handshake is not complete yet. */
    boolean renegotiatePending();

    /** The number of handshakes that were requested or completed after the first one. */
    int renegotiations();

    /** Sends a KeyUpdate that asks the peer for one in return. */
    Step updateKeys(MemoryBio out);
}
