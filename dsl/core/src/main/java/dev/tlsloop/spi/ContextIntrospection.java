package dev.tlsloop.spi;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** The verification of the peer, as an engine with a context reports it. */
public interface ContextIntrospection {
    /** The authorities of the CertificateRequest: a server's own list, or the list that a client received. */
    List<X500Principal> clientCaList();

    /** The verified path, leaf to anchor; after a refusal, the part of it that could be built. */
    List<X509Certificate> verifiedChain();
}
