package dev.tlsloop.jsse.sslcontext;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes up one peer key per connection, so that JSSE resumes only what it is told to resume. Endpoints do not share them: two
 * may stand on one SSLContext, and so on one cache.
 */
public final class SessionCacheKeys {
    public static final String NO_HOST = "no-host.invalid";

    /** Without a dot: an engine that makes a server name of its peer host by itself makes none of this. */
    public static final String UNSENT = "no-host";

    private static final int FIRST_MADE_UP_PORT = 1_000_000;

    private static final AtomicInteger PORTS = new AtomicInteger(FIRST_MADE_UP_PORT);

    private SessionCacheKeys() {}

    public static SessionCacheKey next(String host) {
        return new SessionCacheKey(host, PORTS.getAndIncrement());
    }
}
