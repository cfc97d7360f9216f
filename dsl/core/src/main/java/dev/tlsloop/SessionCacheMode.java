package dev.tlsloop;

/**
 * OpenSSL's {@code SESS_CACHE_*} constants under their OpenSSL names: the sessions that an endpoint caches.
 *
 * <pre>{@code
 * Context server = Context.server().sessionCacheMode(SessionCacheMode.OFF).options(NO_TICKET)
 *     .credential(ca.issue("localhost")).build();
 * }</pre>
 *
 * <p>They do not affect tickets: a ticket resumes a session even with the cache off, unless {@link Option#NO_TICKET} is
 * on. A client stores sessions but never looks one up; it resumes only the session of
 * {@link ConnectionSettings#withSession}.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_session_cache_mode/">SSL_CTX_set_session_cache_mode(3)</a>
 */
public enum SessionCacheMode {
    /** Caches nothing; excludes the others. */
    OFF(0x000),
    /** Caches the sessions of clients. */
    CLIENT(0x001),
    /** Caches the sessions of servers; the default. */
    SERVER(0x002),
    /** Both {@link #CLIENT} and {@link #SERVER}. */
    BOTH(0x003),
    /** Does not flush expired sessions, which otherwise happens every 255 connections. */
    NO_AUTO_CLEAR(0x080),
    /** Does not look sessions up in the internal cache. */
    NO_INTERNAL_LOOKUP(0x100),
    /** Does not store sessions in the internal cache. */
    NO_INTERNAL_STORE(0x200),
    /** Both {@link #NO_INTERNAL_LOOKUP} and {@link #NO_INTERNAL_STORE}. */
    NO_INTERNAL(0x300);

    private final int bits;

    SessionCacheMode(int bits) {
        this.bits = bits;
    }

    /** OpenSSL's bits. */
    public int bits() {
        return bits;
    }
}
