package dev.tlsloop;

import java.util.Map;

/**
 * A verification result of one certificate: OpenSSL's {@code X509_V_ERR_*} codes. Any code is valid.
 *
 * @param code OpenSSL's code; 0 for success
 * @see <a href="https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/">X509_STORE_CTX_get_error(3)</a>
 */
public record VerifyCode(int code) {
    public static final VerifyCode OK = new VerifyCode(0);
    public static final VerifyCode UNSPECIFIED = new VerifyCode(1);
    public static final VerifyCode CERT_SIGNATURE_FAILURE = new VerifyCode(7);
    public static final VerifyCode CERT_NOT_YET_VALID = new VerifyCode(9);
    public static final VerifyCode CERT_HAS_EXPIRED = new VerifyCode(10);
    public static final VerifyCode DEPTH_ZERO_SELF_SIGNED_CERT = new VerifyCode(18);
    public static final VerifyCode SELF_SIGNED_CERT_IN_CHAIN = new VerifyCode(19);
    public static final VerifyCode UNABLE_TO_GET_ISSUER_CERT_LOCALLY = new VerifyCode(20);
    public static final VerifyCode CERT_CHAIN_TOO_LONG = new VerifyCode(22);
    public static final VerifyCode CERT_REVOKED = new VerifyCode(23);
    public static final VerifyCode PATH_LENGTH_EXCEEDED = new VerifyCode(25);
    public static final VerifyCode INVALID_PURPOSE = new VerifyCode(26);
    public static final VerifyCode UNHANDLED_CRITICAL_EXTENSION = new VerifyCode(34);
    public static final VerifyCode PERMITTED_VIOLATION = new VerifyCode(47);
    public static final VerifyCode HOSTNAME_MISMATCH = new VerifyCode(62);
    public static final VerifyCode CA_KEY_TOO_SMALL = new VerifyCode(67);
    public static final VerifyCode INVALID_CA = new VerifyCode(79);

    private static final Map<Reason, VerifyCode> BY_REASON = Map.ofEntries(
            Map.entry(Reason.UNKNOWN_ISSUER, UNABLE_TO_GET_ISSUER_CERT_LOCALLY),
            Map.entry(Reason.CERTIFICATE_EXPIRED, CERT_HAS_EXPIRED),
            Map.entry(Reason.CERTIFICATE_NOT_YET_VALID, CERT_NOT_YET_VALID),
            Map.entry(Reason.NAME_MISMATCH, HOSTNAME_MISMATCH),
            Map.entry(Reason.NAME_NOT_PERMITTED, PERMITTED_VIOLATION),
            Map.entry(Reason.BAD_SIGNATURE, CERT_SIGNATURE_FAILURE),
            Map.entry(Reason.NOT_A_CA, INVALID_CA),
            Map.entry(Reason.PATH_TOO_LONG, PATH_LENGTH_EXCEEDED),
            Map.entry(Reason.REVOKED, CERT_REVOKED),
            Map.entry(Reason.WRONG_PURPOSE, INVALID_PURPOSE),
            Map.entry(Reason.WEAK_KEY, CA_KEY_TOO_SMALL),
            Map.entry(Reason.UNKNOWN_CRITICAL_EXTENSION, UNHANDLED_CRITICAL_EXTENSION));

    /** OpenSSL's code for a reason; {@link #UNSPECIFIED} without a specific one. */
    public static VerifyCode of(Reason reason) {
        return BY_REASON.getOrDefault(reason, UNSPECIFIED);
    }
}
