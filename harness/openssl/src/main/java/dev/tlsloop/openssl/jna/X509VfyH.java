package dev.tlsloop.openssl.jna;

/** Functions of {@code <openssl/x509_vfy.h>}: verification of certificate chains. */
public final class X509VfyH {
    /** {@code X509_V_FLAG_CRL_CHECK}: for the leaf. */
    public static final long FLAG_CRL_CHECK = 0x4;

    /** {@code X509_V_FLAG_CRL_CHECK_ALL}: for the whole chain, together with {@link #FLAG_CRL_CHECK}. */
    public static final long FLAG_CRL_CHECK_ALL = 0x8;

    private X509VfyH() {}

    /** Shares: the store adds a reference. */
    public static native int X509_STORE_add_cert(long store, long x509);

    /** Shares: the store adds a reference. */
    public static native int X509_STORE_add_crl(long store, long crl);

    /** The store owns the result. */
    public static native long X509_STORE_get0_param(long store);

    /** The caller owns the result. */
    public static native long X509_STORE_CTX_new();

    public static native void X509_STORE_CTX_free(long storeCtx);

    /** Borrows the store, the leaf and the stack until the verification ends. */
    public static native int X509_STORE_CTX_init(long storeCtx, long store, long leaf, long untrusted);

    /** Sets purpose and trust by a NUL-terminated name: {@code ssl_client} or {@code ssl_server}. */
    public static native int X509_STORE_CTX_set_default(long storeCtx, byte[] name);

    /** The verification owns the result. */
    public static native long X509_STORE_CTX_get0_param(long storeCtx);

    /** The verification owns the result. */
    public static native long X509_STORE_CTX_get0_chain(long storeCtx);

    /** Sets the address of the callback for each certificate; OpenSSL calls a NULL as well. */
    public static native void X509_STORE_CTX_set_verify_cb(long storeCtx, long callback);

    public static native int X509_verify_cert(long storeCtx);

    public static native int X509_STORE_CTX_get_error(long storeCtx);

    public static native void X509_STORE_CTX_set_error(long storeCtx, int code);

    public static native int X509_STORE_CTX_get_error_depth(long storeCtx);

    /** The verification owns the result; 0 for none. */
    public static native long X509_STORE_CTX_get_current_cert(long storeCtx);

    /** The verification owns the result. */
    public static native long X509_STORE_CTX_get0_untrusted(long storeCtx);

    /** The result is static text. */
    public static native long X509_verify_cert_error_string(long code);

    /** Sets the time, in seconds since 1970. */
    public static native void X509_VERIFY_PARAM_set_time(long param, long seconds);

    /** Copies what is set in the second one. */
    public static native int X509_VERIFY_PARAM_set1(long param, long from);

    public static native void X509_VERIFY_PARAM_set_auth_level(long param, int securityLevel);

    /** Adds flags to the existing ones. */
    public static native int X509_VERIFY_PARAM_set_flags(long param, long flags);

    /** Borrows an ASN.1 time and the address of seconds since 1970; returns 1 when the first is later, else -1. */
    public static native int X509_cmp_time(long asn1, long seconds);

    /** Copies the name. */
    public static native int X509_VERIFY_PARAM_set1_host(long param, byte[] name, long length);

    /** Copies the NUL-terminated text. */
    public static native int X509_VERIFY_PARAM_set1_ip_asc(long param, byte[] address);
}
