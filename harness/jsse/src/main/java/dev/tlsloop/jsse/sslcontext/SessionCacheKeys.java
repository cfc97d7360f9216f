package dev.tlsloop.jsse.sslcontext;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes up one session cache key for each connection, so that JSSE resumes only the session that it is given. The keys
 * are unique in the process, because two endpoints may share an SSLContext and its cache.
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
