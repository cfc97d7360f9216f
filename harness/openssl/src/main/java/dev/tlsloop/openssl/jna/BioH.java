package dev.tlsloop.openssl.jna;

/** {@code <openssl/bio.h>}. */
public final class BioH {
    private BioH() {}

    /** What is returned is static. */
    public static native long BIO_s_mem();

    /** The caller owns what is returned. */
    public static native long BIO_new(long method);

    /** Takes the BIO. */
    public static native int BIO_free(long bio);

    /** Borrows the buffer for the call. */
    public static native int BIO_read(long bio, long buffer, int length);

    /** Copies the buffer. */
    public static native int BIO_write(long bio, long buffer, int length);

    public static native long BIO_ctrl_pending(long bio);
}
