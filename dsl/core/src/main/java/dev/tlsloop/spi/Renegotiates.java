package dev.tlsloop.spi;

import dev.tlsloop.bio.MemoryBio;

/** A {@link ConnectionCore} that can make another handshake on an established connection, up to TLS 1.2. */
public interface Renegotiates {
    /**
     * Puts out the request for one; it goes on as the connection is stepped.
     *
     * @throws IllegalStateException when this side's own settings forbid it
     */
    Step renegotiate(MemoryBio out);

    /** Whether one was asked for and is not complete. */
    boolean renegotiatePending();

    /** How many there were, or were asked for, since the first handshake. */
    int renegotiations();
}
