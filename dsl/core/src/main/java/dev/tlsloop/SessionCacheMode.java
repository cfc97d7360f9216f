package dev.tlsloop;

/**
 * OpenSSL's {@code SESS_CACHE_*} constants under their own names: which sessions an endpoint keeps by itself.
 *
 * <pre>{@code
 * Context server = Context.server().sessionCacheMode(SessionCacheMode.OFF).options(NO_TICKET)
 *     .credential(ca.issue("localhost")).build();
 * }</pre>
 *
 * <p>Not for tickets: a session that travels in a ticket is resumed with the cache off, unless {@link Option#NO_TICKET}
 * is on as well. A client's cache is filled and never asked: what a client resumes is what {@link ConnectionSettings#withSession}
 * names.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_session_cache_mode/">SSL_CTX_set_session_cache_mode(3)</a>
 */
public enum SessionCacheMode {
    /** Keeps nothing; stands alone. */
    OFF(0x000),
    /** Keeps the sessions of clients. */
    CLIENT(0x001),
    /** Keeps the sessions of servers: the default. */
    SERVER(0x002),
    /** CLIENT and SERVER. */
    BOTH(0x003),
    /** Does not clear away what has expired, which is otherwise done every 255 connections. */
    NO_AUTO_CLEAR(0x080),
    /** Does not look sessions up in its own memory. */
    NO_INTERNAL_LOOKUP(0x100),
    /** Does not store sessions in its own memory. */
    NO_INTERNAL_STORE(0x200),
    /** NO_INTERNAL_LOOKUP and NO_INTERNAL_STORE. */
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
