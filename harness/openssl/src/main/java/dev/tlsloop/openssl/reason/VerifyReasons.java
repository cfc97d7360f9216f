package dev.tlsloop.openssl.reason;

import static java.util.Map.entry;

import dev.tlsloop.Reason;
import java.util.Map;

/**
 * Reasons for {@code X509_V_ERR_*} numbers.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/">X509_STORE_CTX_get_error(3)</a>
 */
public final class VerifyReasons {
    private static final Map<Integer, Reason> MEANINGS = Map.ofEntries(
            entry(2, Reason.UNKNOWN_ISSUER), // unable to get issuer cert
            entry(3, Reason.REVOCATION_UNKNOWN), // unable to get crl
            entry(4, Reason.BAD_SIGNATURE), // unable to decrypt cert signature
            entry(5, Reason.REVOCATION_UNKNOWN), // unable to decrypt crl signature
            entry(6, Reason.MALFORMED_CERTIFICATE), // unable to decode issuer public key
            entry(7, Reason.BAD_SIGNATURE), // cert signature failure
            entry(8, Reason.REVOCATION_UNKNOWN), // crl signature failure
            entry(9, Reason.CERTIFICATE_NOT_YET_VALID),
            entry(10, Reason.CERTIFICATE_EXPIRED),
            entry(11, Reason.REVOCATION_UNKNOWN), // crl not yet valid
            entry(12, Reason.REVOCATION_UNKNOWN), // crl has expired
            entry(13, Reason.MALFORMED_CERTIFICATE), // error in not before field
            entry(14, Reason.MALFORMED_CERTIFICATE), // error in not after field
            entry(15, Reason.REVOCATION_UNKNOWN), // error in crl last update field
            entry(16, Reason.REVOCATION_UNKNOWN), // error in crl next update field
            entry(18, Reason.UNKNOWN_ISSUER), // depth zero self signed cert
            entry(19, Reason.UNKNOWN_ISSUER), // self signed cert in chain
            entry(20, Reason.UNKNOWN_ISSUER), // unable to get issuer cert locally
            entry(21, Reason.UNKNOWN_ISSUER), // unable to verify leaf signature
            entry(22, Reason.PATH_TOO_LONG), // cert chain too long
            entry(23, Reason.REVOKED),
            entry(24, Reason.MALFORMED_CERTIFICATE), // no issuer public key
            entry(25, Reason.PATH_TOO_LONG), // path length exceeded
            entry(26, Reason.WRONG_PURPOSE), // invalid purpose
            entry(27, Reason.UNKNOWN_ISSUER), // cert untrusted
            entry(32, Reason.WRONG_PURPOSE), // key usage without cert sign
            entry(33, Reason.REVOCATION_UNKNOWN), // unable to get crl issuer
            entry(34, Reason.UNKNOWN_CRITICAL_EXTENSION),
            entry(35, Reason.REVOCATION_UNKNOWN), // key usage without crl sign
            entry(36, Reason.REVOCATION_UNKNOWN), // unhandled critical crl extension
            entry(38, Reason.PATH_TOO_LONG), // proxy path length exceeded
            entry(39, Reason.WRONG_PURPOSE), // key usage without digital signature
            entry(41, Reason.MALFORMED_CERTIFICATE), // invalid extension
            entry(42, Reason.MALFORMED_CERTIFICATE), // invalid policy extension
            entry(44, Reason.REVOCATION_UNKNOWN), // different crl scope
            entry(47, Reason.NAME_NOT_PERMITTED), // permitted subtree violation
            entry(48, Reason.NAME_NOT_PERMITTED), // excluded subtree violation
            entry(49, Reason.NAME_NOT_PERMITTED), // subtree minmax
            entry(50, Reason.REJECTED_BY_CALLBACK), // application verification
            entry(51, Reason.NAME_NOT_PERMITTED), // unsupported constraint type
            entry(52, Reason.NAME_NOT_PERMITTED), // unsupported constraint syntax
            entry(53, Reason.NAME_NOT_PERMITTED), // unsupported name syntax
            entry(54, Reason.REVOCATION_UNKNOWN), // crl path validation error
            entry(62, Reason.NAME_MISMATCH), // hostname mismatch
            entry(63, Reason.NAME_MISMATCH), // email mismatch
            entry(64, Reason.NAME_MISMATCH), // ip address mismatch
            entry(66, Reason.WEAK_KEY), // ee key too small
            entry(67, Reason.WEAK_KEY), // ca key too small
            entry(68, Reason.WEAK_KEY), // ca md too weak
            entry(73, Reason.REVOCATION_UNKNOWN), // ocsp verify needed
            entry(74, Reason.REVOCATION_UNKNOWN), // ocsp verify failed
            entry(75, Reason.REVOCATION_UNKNOWN), // ocsp cert unknown
            entry(76, Reason.BAD_SIGNATURE), // unsupported signature algorithm
            entry(77, Reason.BAD_SIGNATURE), // signature algorithm mismatch
            entry(78, Reason.MALFORMED_CERTIFICATE), // signature algorithm inconsistency
            entry(79, Reason.NOT_A_CA), // invalid ca
            entry(80, Reason.MALFORMED_CERTIFICATE), // path length without the CA flag
            entry(94, Reason.MALFORMED_CERTIFICATE)); // a curve by its parameters, which RFC 5480, 2.1.1 forbids

    private VerifyReasons() {}

    /** The reason for a number; OTHER if the number is unknown or concerns the verifier, not the certificate. */
    public static Reason of(int code) {
        return MEANINGS.getOrDefault(code, Reason.OTHER);
    }
}
