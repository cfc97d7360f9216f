package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Session;
import dev.tlsloop.Side;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The entry of one client connection in the session cache of its SSLContext, under a made-up key. */
public final class SessionCacheEntry implements SessionHandle {
    private final SSLContext ssl;
    private final SessionCacheKey key;
    private final Optional<Context> context;
    private final Side side;
    private boolean handedOut;
    private Optional<JsseSession> found = Optional.empty();

    /** @param settings a session in them may be given to other connections too */
    public SessionCacheEntry(
            SSLContext ssl, SessionCacheKey key, Optional<Context> context, Side side, ConnectionSettings settings) {
        this.ssl = ssl;
        this.key = key;
        this.context = context;
        this.side = side;
        this.handedOut = settings.session().isPresent();
    }

    @Override
    public Optional<Session> resumable() {
        if (side == Side.SERVER) {
            return Optional.empty();
        }
        // A search goes through the sessions of all connections, so it is made once.
        found = found.filter(SslContextFactory::holds).or(() -> SslContextFactory.session(ssl, key, context));
        handedOut |= found.isPresent();
        return found.map(session -> session);
    }

    @Override
    public void close() {
        if (side == Side.CLIENT && !handedOut) {
            SslContextFactory.forget(ssl, key);
        }
    }
}
