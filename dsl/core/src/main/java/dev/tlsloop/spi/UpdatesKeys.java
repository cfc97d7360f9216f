package dev.tlsloop.spi;

import dev.tlsloop.bio.MemoryBio;

/** A {@link ConnectionCore} that can change the traffic keys of TLS 1.3. */
public interface UpdatesKeys {
    /** Puts out a KeyUpdate that asks the peer for one in return. */
    Step updateKeys(MemoryBio out);
}
