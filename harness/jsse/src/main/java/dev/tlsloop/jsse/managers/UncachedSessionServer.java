package dev.tlsloop.jsse.managers;

import dev.tlsloop.Context;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.Side;
import java.util.Collections;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

/**
 * The steps of a server whose session cache mode keeps nothing. SunJSSE cannot leave its cache out, so it is emptied
 * after each step; what travels in a ticket is not in it.
 */
public record UncachedSessionServer(StepScope steps, SSLSessionContext cache) implements StepScope {
    /** Those steps, forgetful where the context wants it. */
    public static StepScope around(StepScope steps, Context context, Side side, SSLContext ssl) {
        return side == Side.SERVER && !keeps(context.sessionCacheMode())
                ? new UncachedSessionServer(steps, ssl.getServerSessionContext())
                : steps;
    }

    @Override
    public void enter() {
        steps.enter();
    }

    @Override
    public void leave() {
        steps.leave();
        Collections.list(cache.getIds()).stream()
                .map(cache::getSession)
                .filter(session -> session != null)
                .forEach(SSLSession::invalidate);
    }

    public static boolean keeps(Set<SessionCacheMode> modes) {
        boolean ofServers = modes.contains(SessionCacheMode.SERVER) || modes.contains(SessionCacheMode.BOTH);
        return ofServers
                && !modes.contains(SessionCacheMode.NO_INTERNAL)
                && !modes.contains(SessionCacheMode.NO_INTERNAL_LOOKUP)
                && !modes.contains(SessionCacheMode.NO_INTERNAL_STORE);
    }
}
