package dev.tlsloop;

/**
 * OpenSSL's {@code MODE_*} constants under their OpenSSL names. {@link ContextBuilder#modes} adds modes and removes
 * none.
 *
 * <pre>{@code
 * Context server = Context.server().modes(Mode.RELEASE_BUFFERS).credential(ca.issue("localhost")).build();
 * }</pre>
 *
 * <p>The first three are on by default, because a {@link Connection} relies on them: one write takes at most one
 * record, from any buffer.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_mode/">SSL_CTX_set_mode(3)</a>
 */
public enum Mode {
    /** A write may take only some of the bytes. On by default. */
    ENABLE_PARTIAL_WRITE(0x01),
    /** A write may be repeated from another buffer with the same content. On by default. */
    ACCEPT_MOVING_WRITE_BUFFER(0x02),
    /** A read handles messages other than application data itself. On by default. */
    AUTO_RETRY(0x04),
    /** Releases empty read and write buffers, so that idle connections need less memory. */
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
