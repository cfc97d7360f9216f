package dev.tlsloop;

/**
 * OpenSSL's flags for the argument of an {@link InfoCallback}, under their OpenSSL names; {@link InfoWhere} combines
 * them.
 *
 * <pre>{@code
 * Context client = Context.client().trust(ca)
 *     .onInfo((connection, where, value) -> System.out.println(where.has(InfoFlag.CB_ALERT) ? "alert " + value : where))
 *     .build();
 * }</pre>
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_info_callback/">SSL_CTX_set_info_callback(3)</a>
 */
public enum InfoFlag {
    /** A step from one state to the next. */
    CB_LOOP(0x01),
    /** An operation returns: 1 for success, 0 or less for an error or a call to repeat. */
    CB_EXIT(0x02),
    /** While reading. */
    CB_READ(0x04),
    /** While writing. */
    CB_WRITE(0x08),
    /** A handshake begins. */
    HANDSHAKE_START(0x10),
    /** A handshake is complete on this side. */
    HANDSHAKE_DONE(0x20),
    /** On a client. */
    ST_CONNECT(0x1000),
    /** On a server. */
    ST_ACCEPT(0x2000),
    /** An alert is read or written: the value is its level times 256, plus its code. */
    CB_ALERT(0x4000);

    private final int bits;

    InfoFlag(int bits) {
        this.bits = bits;
    }

    /** OpenSSL's bits. */
    public int bits() {
        return bits;
    }
}
