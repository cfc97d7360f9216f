package dev.tlsloop.spi;

import dev.tlsloop.CipherSuite;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Answers of any engine about a connection: its cipher suites, its certificate, and the stapled OCSP response. */
public interface Introspection {
    /** The enabled cipher suites, in the engine's order. */
    List<CipherSuite> cipherList();

    /** The leaf of the chain that this side presents; empty while none is chosen. */
    Optional<X509Certificate> presented();

    /** The OCSP response that the server stapled, DER; empty where it stapled none. */
    Optional<byte[]> ocspResponse();
}
