package dev.tlsloop;

/**
 * Why a handshake was refused, in words that are the same on every engine; the alert differs by library and release.
 *
 * <pre>{@code
 * assertThat(outcome).failedOn(CLIENT).because(Reason.CERTIFICATE_EXPIRED);
 * }</pre>
 *
 * <p>Reasons may be added; keep a default branch. Each is derived from typed evidence, never from the text of a
 * message; where the evidence does not suffice the reason is {@link #OTHER} and the refusal's detail quotes the engine.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6">RFC 5280, certification path validation</a>
 */
public enum Reason {
    /** A certificate was required and none came, or a server had none to present. */
    NO_CERTIFICATE,
    /** No path from the presented certificate to a trust anchor. */
    UNKNOWN_ISSUER,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_NOT_YET_VALID,
    /** The chain is good; its leaf is for another host. */
    NAME_MISMATCH,
    /** A name constraint of an authority forbids the name. */
    NAME_NOT_PERMITTED,
    /** A signature in the chain, or over the handshake, does not verify. */
    BAD_SIGNATURE,
    /** A certificate that signed another is no certificate authority. */
    NOT_A_CA,
    /** More intermediates than a path length constraint or the verify depth allows. */
    PATH_TOO_LONG,
    REVOKED,
    /** Revocation was to be checked and could not be. */
    REVOCATION_UNKNOWN,
    /** Key usage or extended key usage forbids what the certificate was used for. */
    WRONG_PURPOSE,
    /** A key or a signature algorithm in the chain is too weak for the engine. */
    WEAK_KEY,
    UNKNOWN_CRITICAL_EXTENSION,
    MALFORMED_CERTIFICATE,
    /** The server knows no server of the name that was asked for. */
    UNRECOGNIZED_NAME,
    NO_COMMON_VERSION,
    NO_COMMON_CIPHER,
    NO_COMMON_GROUP,
    NO_COMMON_SIGNATURE_ALGORITHM,
    /** No ALPN protocol in common. */
    NO_COMMON_PROTOCOL,
    /** A callback of the user refused, or threw: then the refusal carries what it threw. */
    REJECTED_BY_CALLBACK,
    /** Bytes that are not TLS records, or a record that does not decrypt. */
    BAD_RECORD,
    /** A message that cannot be parsed, or holds a value that the protocol forbids. */
    ILLEGAL_MESSAGE,
    /** A message that the protocol does not allow at this point. */
    UNEXPECTED_MESSAGE,
    /** The input ended in the middle of the handshake. */
    CLOSED_EARLY,
    /** Something else: the refusal's detail quotes the engine. */
    OTHER;

    /** As much as an alert says by itself, which for most alerts is {@link #OTHER}. */
    public static Reason saidBy(Alert alert) {
        return AlertReasons.of(alert);
    }
}
