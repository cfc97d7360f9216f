package dev.tlsloop.jsse;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import dev.tlsloop.jsse.certpath.AnyAuthTypeTrustManager;
import dev.tlsloop.jsse.certpath.PkixTrustManagers;
import dev.tlsloop.jsse.managers.ContextKeyManager;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Key managers, trust managers and SSLContexts of a declaration, for code that does not use tlsloop. */
final class DefaultSslContexts {
    private DefaultSslContexts() {}

    static X509ExtendedKeyManager keyManager(Credential... credentials) {
        return new ContextKeyManager(Context.client().credential(credentials).build(), Optional.empty());
    }

    static X509ExtendedTrustManager trustManager(Trust... trust) {
        List<X509Certificate> anchors = anchors(trust);
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("a trust manager trusts at least one certificate; given: none; give a"
                    + " Trust, for instance Trust.system()");
        }
        return new AnyAuthTypeTrustManager(PkixTrustManagers.trusting(anchors, Optional.empty()));
    }

    static SSLContext sslContext(Trust trust, Credential... credentials) {
        KeyManager[] keys = {keyManager(credentials)};
        // An empty array trusts no peer; null would mean the JDK's own trust store.
        TrustManager[] trusting =
                anchors(trust).isEmpty() ? new TrustManager[0] : new TrustManager[] {trustManager(trust)};
        return initialized(keys, trusting);
    }

    /** A client's, with that trust manager and no certificate. */
    static SSLContext of(X509TrustManager trustManager) {
        return initialized(new KeyManager[0], trustManager);
    }

    private static SSLContext initialized(KeyManager[] keys, TrustManager... trusting) {
        try {
            SSLContext ssl = SSLContext.getInstance("TLS");
            ssl.init(keys, trusting, null);
            return ssl;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no usable SSLContext for TLS: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> anchors(Trust... trust) {
        return Stream.of(trust)
                .map(t -> Objects.requireNonNull(t, "the trust is null; give one, Trust.of() to trust no peer"))
                .flatMap(t -> t.anchors().stream())
                .distinct()
                .toList();
    }
}
