package dev.tlsloop.jsse.external;

import dev.tlsloop.jsse.sslcontext.SessionPeerChain;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/** The facts of a user-supplied engine or socket that explain its refusals. */
public interface ExternalTls {
    /** The current SSLParameters. */
    SSLParameters parameters();

    /** The peer's chain, as far as it is known. */
    List<X509Certificate> peerChain();

    /** Whose name it checks, if it checks names. */
    Optional<String> host();

    static ExternalTls of(SSLEngine engine) {
        return new OfEngine(engine);
    }

    /** An engine can be asked at any time. */
    record OfEngine(SSLEngine engine) implements ExternalTls {
        @Override
        public SSLParameters parameters() {
            return engine.getSSLParameters();
        }

        /** The chain while it is being judged, or, with Conscrypt, once it was. */
        @Override
        public List<X509Certificate> peerChain() {
            SSLSession handshake = engine.getHandshakeSession();
            List<X509Certificate> chain = handshake == null ? List.of() : SessionPeerChain.of(handshake);
            return chain.isEmpty() ? SessionPeerChain.of(engine.getSession()) : chain;
        }

        @Override
        public Optional<String> host() {
            return Optional.ofNullable(engine.getPeerHost());
        }
    }
}
