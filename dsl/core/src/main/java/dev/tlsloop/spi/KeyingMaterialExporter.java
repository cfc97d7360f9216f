package dev.tlsloop.spi;

import java.util.Optional;

/** The export of keying material for other protocols from an established connection (RFC 5705; RFC 8446, 7.5). */
public interface KeyingMaterialExporter {
    /**
     * Exports keying material; called only after the handshake.
     *
     * @param length in bytes, 0 to 65535
     * @throws IllegalStateException when the engine refuses the label or the length
     */
    byte[] exportKeyingMaterial(String label, int length, Optional<byte[]> context);
}
