package dev.tlsloop.openssl.lib;

/** {@code <openssl/evp.h>}. */
public final class EvpH {
    private EvpH() {}

    /** Borrows the bytes; the caller owns what is returned. */
    public static native long d2i_AutoPrivateKey(long reuse, long pp, long length);

    /** Takes the reference. */
    public static native void EVP_PKEY_free(long pkey);
}
