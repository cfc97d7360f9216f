package dev.tlsloop.spi;

import dev.tlsloop.CipherSuite;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The cipher suites, the certificate and the stapled OCSP response of a connection. */
public interface Introspection {
    /** The enabled cipher suites, in the engine's order. */
    List<CipherSuite> cipherList();

    /** The leaf of the chain that this side presents; empty until the engine selects one. */
    Optional<X509Certificate> presented();

    /** The stapled OCSP response, DER-encoded; empty without one. */
    Optional<byte[]> ocspResponse();
}
