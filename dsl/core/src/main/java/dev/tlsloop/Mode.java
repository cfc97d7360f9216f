package dev.tlsloop;

/**
 * OpenSSL's {@code MODE_*} constants under their own names, given to {@link ContextBuilder#modes}; modes only add up.
 *
 * <pre>{@code
 * Context server = Context.server().modes(Mode.RELEASE_BUFFERS).credential(ca.issue("localhost")).build();
 * }</pre>
 *
 * <p>The first three are on from the start, because a {@link Connection} works as they say: one write takes one record at
 * most, from whatever buffer the caller holds by then.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_mode/">SSL_CTX_set_mode(3)</a>
 */
public enum Mode {
    /** A write may take less than it is given. On from the start. */
    ENABLE_PARTIAL_WRITE(0x01),
    /** A write may be repeated from another buffer with the same content. On from the start. */
    ACCEPT_MOVING_WRITE_BUFFER(0x02),
    /** What is no application data is dealt with inside a read. On from the start. */
    AUTO_RETRY(0x04),
    /** Gives back a connection's read and write buffers while they are empty: less memory for idle connections. */
    RELEASE_BUFFERS(0x10);

    private final int bits;

    Mode(int bits) {
        this.bits = bits;
    }

    /** OpenSSL's bits. */
    public int bits() {
        return bits;
    }
}
