package dev.tlsloop;

/**
 * The reason of a refusal, equal on every engine; the alert differs by library and release.
 *
 * <pre>{@code
 * assertThat(outcome).failedOn(CLIENT).because(Reason.CERTIFICATE_EXPIRED);
 * }</pre>
 *
 * <p>Later releases may add reasons, so keep a default branch. Each reason comes from typed evidence, never from a
 * message text. Without sufficient evidence the reason is {@link #OTHER}, and the refusal's detail quotes the engine.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6">RFC 5280, certification path validation</a>
 */
public enum Reason {
    /** The peer sent no certificate although one is required, or a server has none to present. */
    NO_CERTIFICATE,
    /** No path from the presented certificate to a trust anchor. */
    UNKNOWN_ISSUER,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_NOT_YET_VALID,
    /** The chain is valid, but the leaf is for another host. */
    NAME_MISMATCH,
    /** The chain is valid, but the client expects a key that it does not have: a pin, as OkHttp's CertificatePinner has. */
    PIN_MISMATCH,
    /** A name constraint of an authority forbids the name. */
    NAME_NOT_PERMITTED,
    /** A signature in the chain, or over the handshake, does not verify. */
    BAD_SIGNATURE,
    /** The issuer of a certificate is not a CA. */
    NOT_A_CA,
    /** More intermediates than a path length constraint or the verify depth allows. */
    PATH_TOO_LONG,
    REVOKED,
    /** The revocation check has no answer. */
    REVOCATION_UNKNOWN,
    /** Key usage or extended key usage forbids what the certificate was used for. */
    WRONG_PURPOSE,
    /** A key or a signature algorithm in the chain is too weak for the engine. */
    WEAK_KEY,
    UNKNOWN_CRITICAL_EXTENSION,
    MALFORMED_CERTIFICATE,
    /** The server has no context for the requested server name. */
    UNRECOGNIZED_NAME,
    NO_COMMON_VERSION,
    NO_COMMON_CIPHER,
    NO_COMMON_GROUP,
    NO_COMMON_SIGNATURE_ALGORITHM,
    /** No ALPN protocol in common. */
    NO_COMMON_PROTOCOL,
    /** A user-supplied callback refused or threw; the refusal has the exception. */
    REJECTED_BY_CALLBACK,
    /** Bytes that are not TLS records, or a record that does not decrypt. */
    BAD_RECORD,
    /** A message that cannot be parsed, or holds a value that the protocol forbids. */
    ILLEGAL_MESSAGE,
    /** A message that the protocol does not allow at this point. */
    UNEXPECTED_MESSAGE,
    /** The input ended in the middle of the handshake. */
    CLOSED_EARLY,
    /** Any other reason; the refusal's detail quotes the engine. */
    OTHER;

    /** The reason of an alert alone; {@link #OTHER} for most alerts, which have many reasons. */
    public static Reason saidBy(Alert alert) {
        return AlertReasons.of(alert);
    }
}
