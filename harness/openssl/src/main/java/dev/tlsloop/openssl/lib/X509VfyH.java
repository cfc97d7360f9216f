package dev.tlsloop.openssl.lib;

/** {@code <openssl/x509_vfy.h>}. */
public final class X509VfyH {
    private X509VfyH() {}

    /** Shares: the store gets a reference of its own. */
    public static native int X509_STORE_add_cert(long store, long x509);

    public static native int X509_verify_cert(long storeCtx);

    public static native int X509_STORE_CTX_get_error(long storeCtx);

    public static native void X509_STORE_CTX_set_error(long storeCtx, int code);

    public static native int X509_STORE_CTX_get_error_depth(long storeCtx);

    /** What is returned is borrowed from the verification, or 0. */
    public static native long X509_STORE_CTX_get_current_cert(long storeCtx);

    /** What is returned is borrowed from the verification. */
    public static native long X509_STORE_CTX_get0_untrusted(long storeCtx);

    /** What is returned is static text. */
    public static native long X509_verify_cert_error_string(long code);

    /** Copies the moment, in seconds since 1970. */
    public static native void X509_VERIFY_PARAM_set_time(long param, long seconds);

    /** Copies the name. */
    public static native int X509_VERIFY_PARAM_set1_host(long param, byte[] name, long length);

    /** Copies the NUL-terminated text. */
    public static native int X509_VERIFY_PARAM_set1_ip_asc(long param, byte[] address);
}
