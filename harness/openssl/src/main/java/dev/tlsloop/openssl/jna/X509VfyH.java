package dev.tlsloop.openssl.jna;

/** {@code <openssl/x509_vfy.h>}. */
public final class X509VfyH {
    /** {@code X509_V_FLAG_CRL_CHECK}: for the leaf. */
    public static final long FLAG_CRL_CHECK = 0x4;

    /** {@code X509_V_FLAG_CRL_CHECK_ALL}: with the other, for the whole chain. */
    public static final long FLAG_CRL_CHECK_ALL = 0x8;

    private X509VfyH() {}

    /** Shares: the store gets a reference of its own. */
    public static native int X509_STORE_add_cert(long store, long x509);

    /** Shares: the store gets a reference of its own. */
    public static native int X509_STORE_add_crl(long store, long crl);

    /** What is returned is borrowed from the store. */
    public static native long X509_STORE_get0_param(long store);

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

    /** Adds to those that are set. */
    public static native int X509_VERIFY_PARAM_set_flags(long param, long flags);

    /** Borrows both: a time in ASN.1, and where seconds since 1970 stand; 1 for later, -1 for not. */
    public static native int X509_cmp_time(long asn1, long seconds);

    /** Copies the name. */
    public static native int X509_VERIFY_PARAM_set1_host(long param, byte[] name, long length);

    /** Copies the NUL-terminated text. */
    public static native int X509_VERIFY_PARAM_set1_ip_asc(long param, byte[] address);
}
