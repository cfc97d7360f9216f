package dev.tlsloop.openssl.jna;

/** Functions of {@code <openssl/bio.h>}: memory BIOs. */
public final class BioH {
    private BioH() {}

    /** The result is static. */
    public static native long BIO_s_mem();

    /** The caller owns the result. */
    public static native long BIO_new(long method);

    /** Takes the BIO. */
    public static native int BIO_free(long bio);

    /** Borrows the buffer for the call. */
    public static native int BIO_read(long bio, long buffer, int length);

    /** Copies the buffer. */
    public static native int BIO_write(long bio, long buffer, int length);

    public static native long BIO_ctrl_pending(long bio);
}
