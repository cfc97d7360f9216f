package dev.tlsloop.openssl.jna;

/** {@code <openssl/crypto.h>}. */
public final class CryptoH {
    /** Selects the bare version, such as {@code 3.0.19}. */
    public static final int VERSION_STRING = 6;

    private CryptoH() {}

    public static native int OPENSSL_version_major();

    /** What is returned is static text. */
    public static native long OpenSSL_version(int which);

    public static native long OpenSSL_version_num();

    /** The caller owns what is returned; file and line are for leak reports, and may be 0. */
    public static native long CRYPTO_malloc(long bytes, long file, int line);
}
