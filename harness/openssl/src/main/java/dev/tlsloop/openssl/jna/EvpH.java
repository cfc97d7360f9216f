package dev.tlsloop.openssl.jna;

/** Functions of {@code <openssl/evp.h>}: keys and parameters. */
public final class EvpH {
    public static final int PKEY_DH = 28;

    private EvpH() {}

    /** Borrows the bytes; the caller owns the result. */
    public static native long d2i_KeyParams(int type, long reuse, long pp, long length);

    /** Borrows the bytes; the caller owns the result. */
    public static native long d2i_AutoPrivateKey(long reuse, long pp, long length);

    /** Takes the reference. */
    public static native void EVP_PKEY_free(long pkey);
}
