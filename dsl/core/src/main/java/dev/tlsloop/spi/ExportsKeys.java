package dev.tlsloop.spi;

import java.util.Optional;

/** A {@link ConnectionCore} that can derive key material for other protocols (RFC 5705). */
public interface ExportsKeys {
    /**
     * The material; called once the handshake is complete.
     *
     * @throws IllegalStateException when the engine refuses the length
     */
    byte[] exportKeyingMaterial(String label, int length, Optional<byte[]> context);
}
