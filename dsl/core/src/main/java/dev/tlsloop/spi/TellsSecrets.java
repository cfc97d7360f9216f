package dev.tlsloop.spi;

import java.util.Optional;

/** A {@link ConnectionCore} that shows its secrets and Finished messages. */
public interface TellsSecrets {
    /** The master secret; empty until there is one. */
    Optional<byte[]> masterKey();

    /** The verify data that this side sent; empty until it has. */
    Optional<byte[]> finished();

    /** The verify data that the peer sent; empty until it has. */
    Optional<byte[]> peerFinished();
}
