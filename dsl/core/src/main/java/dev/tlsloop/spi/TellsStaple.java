package dev.tlsloop.spi;

import java.util.Optional;

/** A {@link ConnectionCore} that shows what the server stapled. */
public interface TellsStaple {
    /** The OCSP response, DER. */
    Optional<byte[]> ocspResponse();
}
