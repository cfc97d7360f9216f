package dev.tlsloop.spi;

import dev.tlsloop.bio.MemoryBio;

/** Operations on an established connection: renegotiation up to TLS 1.2, KeyUpdate in TLS 1.3 (RFC 8446, 4.6.3). */
public interface PostHandshake {
    /**
     * Sends a renegotiation request; the next steps continue that handshake.
     *
     * @throws IllegalStateException when the settings of this side forbid it
     */
    Step renegotiate(MemoryBio out);

    /** Whether a requested renegotiation is not complete yet. */
    boolean renegotiatePending();

    /** The number of renegotiations, requested or completed. */
    int renegotiations();

    /** Sends a KeyUpdate that asks the peer for one in return. */
    Step updateKeys(MemoryBio out);
}
