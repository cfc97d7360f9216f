package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.Context;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.jsse.provider.SslContextSource;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Creates SSLContexts, and looks into their session caches. */
public final class SslContextFactory {
    /** A bound would drop sessions that a caller holds: JSSE evicts in the order of looks into the cache. */
    private static final int NO_BOUND = 0;

    /** The bound of JSSE and of OpenSSL, for a server that hands out no tickets. */
    private static final int MOST_OF_A_SERVER = 20_480;

    private SslContextFactory() {}

    /** One of those managers, with the properties that it is to be made under. */
    public static SSLContext create(
            SslContextSource source,
            SslContextSystemProperties properties,
            X509ExtendedKeyManager keys,
            X509ExtendedTrustManager trust,
            Context context) {
        try {
            SSLContext ssl = properties.sslContext(source);
            ssl.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            ssl.getClientSessionContext().setSessionCacheSize(NO_BOUND);
            ssl.getServerSessionContext().setSessionCacheSize(MOST_OF_A_SERVER);
            for (SSLSessionContext cache : List.of(ssl.getClientSessionContext(), ssl.getServerSessionContext())) {
                cache.setSessionTimeout((int) context.sessionTimeout().toSeconds());
            }
            return ssl;
        } catch (GeneralSecurityException e) {
            throw source.unusable(e);
        }
    }

    /**
     * An engine for that side. A server knows no peer host: SunJSSE would write the made-up port into its tickets, where
     * there is no room for it.
     */
    public static SSLEngine engine(SSLContext ssl, Side side, SessionCacheKey key) {
        SSLEngine engine = side == Side.CLIENT ? ssl.createSSLEngine(key.host(), key.port()) : ssl.createSSLEngine();
        engine.setUseClientMode(side == Side.CLIENT);
        return engine;
    }

    /** The session of that key in the client's cache, if it can be resumed. */
    static Optional<JsseSession> session(SSLContext ssl, SessionCacheKey key, Optional<Context> context) {
        return sessionsOf(ssl.getClientSessionContext(), key)
                .flatMap(s -> TlsVersion.ofProtocolName(s.getProtocol())
                        .map(version -> new JsseSession(context, version, key, ssl, ByteBuffer.wrap(s.getId()), s))
                        .stream())
                // A server may send several tickets, and each look into the cache changes its order.
                .min(Comparator.comparing(JsseSession::named));
    }

    /** Whether the client's cache still has that session; it drops one that a server has invalidated. */
    static boolean holds(JsseSession session) {
        SSLSession held = session.ssl().getClientSessionContext().getSession(session.id());
        return held != null && held.isValid();
    }

    /** Removes sessions that can no longer be resumed. */
    static void forget(SSLContext ssl, SessionCacheKey key) {
        sessionsOf(ssl.getClientSessionContext(), key).toList().forEach(SslContextFactory::invalidate);
    }

    private static void invalidate(SSLSession session) {
        try {
            session.invalidate();
        } catch (UnsupportedOperationException e) {
            // Conscrypt shows copies of what it keeps, which it bounds itself.
        }
    }

    private static Stream<SSLSession> sessionsOf(SSLSessionContext cache, SessionCacheKey key) {
        return Collections.list(cache.getIds()).stream()
                .map(cache::getSession)
                .filter(s -> s != null && s.isValid() && s.getPeerPort() == key.port());
    }
}
