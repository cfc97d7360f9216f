package dev.tlsloop.openssl.jna;

/** Functions of {@code <openssl/crypto.h>}: version and memory functions. */
public final class CryptoH {
    /** Selects the version alone, such as {@code 3.0.19}. */
    public static final int VERSION_STRING = 6;

    private CryptoH() {}

    public static native int OPENSSL_version_major();

    /** The result is static text. */
    public static native long OpenSSL_version(int which);

    public static native long OpenSSL_version_num();

    /** The caller owns the result; file and line serve leak reports and may be 0. */
    public static native long CRYPTO_malloc(long bytes, long file, int line);
}
