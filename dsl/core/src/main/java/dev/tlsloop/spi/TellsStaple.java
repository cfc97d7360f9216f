package dev.tlsloop.spi;

import java.util.Optional;

/** A {@link Machine} that shows what the server stapled. */
public interface TellsStaple {
    /** The OCSP response, DER. */
    Optional<byte[]> ocspResponse();
}
