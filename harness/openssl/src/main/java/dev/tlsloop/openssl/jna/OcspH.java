package dev.tlsloop.openssl.jna;

/** Functions of {@code <openssl/ocsp.h>}: OCSP responses. */
public final class OcspH {
    /** {@code OCSP_RESPONSE_STATUS_SUCCESSFUL}. */
    public static final int RESPONSE_SUCCESSFUL = 0;

    /** {@code V_OCSP_CERTSTATUS_GOOD}. */
    public static final int CERTSTATUS_GOOD = 0;

    /** {@code V_OCSP_CERTSTATUS_REVOKED}. */
    public static final int CERTSTATUS_REVOKED = 1;

    private OcspH() {}

    /** Borrows the bytes; the caller owns the result. */
    public static native long d2i_OCSP_RESPONSE(long reuse, long pp, long length);

    /** Takes the response. */
    public static native void OCSP_RESPONSE_free(long response);

    public static native int OCSP_response_status(long response);

    /** The caller owns the result. */
    public static native long OCSP_response_get1_basic(long response);

    /** Takes the basic response. */
    public static native void OCSP_BASICRESP_free(long basic);

    /** Borrows all three; returns 1 when an authorised responder made the signature. */
    public static native int OCSP_basic_verify(long basic, long certificates, long store, long flags);

    /** Borrows both certificates; the caller owns the result. */
    public static native long OCSP_cert_to_id(long digest, long subject, long issuer);

    /** Takes the id. */
    public static native void OCSP_CERTID_free(long id);

    /** Writes two ints, then three addresses that the response owns; returns 0 when it has no such certificate. */
    public static native int OCSP_resp_find_status(
            long basic, long id, long status, long reason, long revoked, long thisUpdate, long nextUpdate);
}
