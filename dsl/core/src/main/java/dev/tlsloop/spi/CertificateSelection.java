package dev.tlsloop.spi;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** A {@link ConnectionCore} that knows which of its certificates was chosen. */
public interface CertificateSelection {
    /** The leaf; empty where none is chosen by now. */
    Optional<X509Certificate> presented();
}
