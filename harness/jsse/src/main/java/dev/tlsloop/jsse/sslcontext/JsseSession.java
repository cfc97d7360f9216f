package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Session;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.jsse.provider.JsseEngineName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/**
 * A handle to what JSSE's client cache holds under a peer key.
 *
 * @param named the session's id
 * @param held keeps JSSE from dropping the session, which its cache refers to softly
 */
public record JsseSession(
        Optional<Context> context,
        TlsVersion version,
        SessionCacheKey key,
        SSLContext ssl,
        ByteBuffer named,
        SSLSession held)
        implements Session {
    /** The session in these connection settings, which must be one of that SSLContext. */
    public static Optional<JsseSession> of(ConnectionSettings settings, SSLContext ssl) {
        return settings.session().map(session -> {
            if (session instanceof JsseSession ours && ours.ssl == ssl) {
                return ours;
            }
            throw new IllegalArgumentException("the session was made by another endpoint, and on the engine "
                    + JsseEngineName.NAME
                    + " a session lives in its endpoint; start the context once, with context.start(), and use that"
                    + " endpoint for both handshakes");
        });
    }

    @Override
    public byte[] id() {
        return named.array().clone();
    }

    /** JSSE's, for all sessions alike. */
    @Override
    public Duration timeout() {
        return Duration.ofSeconds(ssl.getClientSessionContext().getSessionTimeout());
    }

    /** The JDK keeps it to itself. */
    @Override
    public Optional<byte[]> serialised() {
        return Optional.empty();
    }

    /** The session's context and version; its key material stays in the JDK. */
    @Override
    public String toString() {
        return "session of " + version + " on " + JsseEngineName.NAME;
    }
}
