package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Session;
import dev.tlsloop.Side;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A client's place in the session cache of its SSLContext, under its made-up peer key. */
public final class SessionCacheEntry implements SessionHandle {
    private final SSLContext ssl;
    private final SessionCacheKey key;
    private final Optional<Context> context;
    private final Side side;
    private boolean handedOut;

    /** @param settings whoever gave it a session may give that to others, too */
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
        Optional<Session> session =
                side == Side.SERVER ? Optional.empty() : SslContextFactory.session(ssl, key, context);
        handedOut |= session.isPresent();
        return session;
    }

    @Override
    public void close() {
        if (side == Side.CLIENT && !handedOut) {
            SslContextFactory.forget(ssl, key);
        }
    }
}
