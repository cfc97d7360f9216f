package dev.tlsloop.report.words;

import dev.tlsloop.Reason;
import java.util.List;

/**
 * A reason in plain words.
 *
 * @param clause the second half of a sentence such as "The client refused the server: a certificate has expired"
 * @param remedy what the reader can do
 * @param sections the rules behind it; empty if there is no rule
 */
public record ReasonWords(String clause, String remedy, List<RfcSection> sections) {
    private static final RfcSection VALIDITY = path("6.1.3", "Basic Certificate Processing");

    public ReasonWords {
        sections = List.copyOf(sections);
    }

    /** The words for that reason. */
    public static ReasonWords of(Reason reason) {
        return switch (reason) {
            case NO_CERTIFICATE ->
                words(
                        "it presented no certificate",
                        "Give the peer a credential that fits the request, or do not require one.",
                        tls("4.4.2.4", "Receiving a Certificate Message"));
            case UNKNOWN_ISSUER ->
                words(
                        "no path leads to a trusted authority",
                        "Trust the root with trust(...), and present every intermediate certificate.",
                        path("6.1", "Basic Path Validation"));
            case CERTIFICATE_EXPIRED ->
                words(
                        "a certificate has expired",
                        "Issue the certificate again, or set verifyAt(...) if the test is about an earlier day.",
                        VALIDITY,
                        path("4.1.2.5", "Validity"));
            case CERTIFICATE_NOT_YET_VALID ->
                words(
                        "a certificate is not valid yet",
                        "Compare the clocks, or set verifyAt(...) if the test is about a later day.",
                        VALIDITY,
                        path("4.1.2.5", "Validity"));
            case NAME_MISMATCH ->
                words(
                        "the certificate is for another host",
                        "Connect with a name in the subject alternative names, or issue the certificate for this one.",
                        new RfcSection(9525, "6", "Verifying Service Identity"));
            case PIN_MISMATCH ->
                words(
                        "no certificate of the verified path has the expected pin",
                        "Pin a key of the chain that the server presents, or present a chain with the pinned key.",
                        new RfcSection(7469, "2.6", "Validating Pinned Connections"));
            case NAME_NOT_PERMITTED ->
                words(
                        "a name constraint forbids a name",
                        "Issue from an authority that may sign this name.",
                        path("4.2.1.10", "Name Constraints"));
            case BAD_SIGNATURE ->
                words(
                        "a signature does not verify",
                        "Present the issuer that really signed, and the private key that belongs to the leaf.",
                        VALIDITY,
                        tls("4.4.3", "Certificate Verify"));
            default -> more(reason);
        };
    }

    private static ReasonWords more(Reason reason) {
        return switch (reason) {
            case NOT_A_CA ->
                words(
                        "the issuer of a certificate is not a CA",
                        "Issue from a certificate whose basic constraints say that it is a CA.",
                        path("6.1.4", "Preparation for Certificate i+1"));
            case PATH_TOO_LONG ->
                words(
                        "the chain has too many intermediates",
                        "Shorten the chain, or raise the path length constraint or the verify depth.",
                        path("4.2.1.9", "Basic Constraints"));
            case REVOKED ->
                words(
                        "a certificate has been revoked",
                        "Issue a new certificate; a revoked one stays revoked.",
                        path("6.3", "CRL Validation"));
            case REVOCATION_UNKNOWN ->
                words(
                        "the revocation check has no answer",
                        "Give the check a current CRL or a stapled OCSP response.",
                        path("6.3", "CRL Validation"),
                        new RfcSection(6066, "8", "Certificate Status Request"));
            case WRONG_PURPOSE ->
                words(
                        "a certificate is not for this purpose",
                        "Issue it with the key usage and extended key usage of its role.",
                        path("4.2.1.3", "Key Usage"),
                        path("4.2.1.12", "Extended Key Usage"));
            case WEAK_KEY ->
                words(
                        "a key or a signature algorithm is too weak",
                        "Use an EC key, or RSA with 2048 bits or more, and SHA-256.",
                        new RfcSection(9325, "4.5", "Public Key Length"));
            case UNKNOWN_CRITICAL_EXTENSION ->
                words(
                        "a certificate has a critical extension that the verifier does not know",
                        "Issue the certificate without it, or do not mark it critical.",
                        path("4.2", "Certificate Extensions"));
            case MALFORMED_CERTIFICATE ->
                words(
                        "a certificate cannot be parsed, or breaks a rule of its form",
                        "Issue it again with another tool, and compare both.",
                        path("4.1", "Basic Certificate Fields"));
            case UNRECOGNIZED_NAME ->
                words(
                        "the server has no context for this server name",
                        "Add the name with onServerName(...), or connect with another one.",
                        new RfcSection(6066, "3", "Server Name Indication"));
            default -> protocol(reason);
        };
    }

    private static ReasonWords protocol(Reason reason) {
        return switch (reason) {
            case NO_COMMON_VERSION ->
                words(
                        "the sides have no version in common",
                        "Let both sides allow one version.",
                        tls("4.2.1", "Supported Versions"));
            case NO_COMMON_CIPHER ->
                words(
                        "the sides have no cipher suite in common",
                        "Let both sides allow one suite that fits the version and the server's key.",
                        tls("4.1.1", "Cryptographic Negotiation"));
            case NO_COMMON_GROUP ->
                words(
                        "the sides have no key exchange group in common",
                        "Let both sides allow one group.",
                        tls("4.2.7", "Supported Groups"));
            case NO_COMMON_SIGNATURE_ALGORITHM ->
                words(
                        "the sides have no signature scheme in common",
                        "Let both sides allow one scheme that fits the certificate's key.",
                        tls("4.2.3", "Signature Algorithms"));
            case NO_COMMON_PROTOCOL ->
                words(
                        "the sides have no ALPN protocol in common",
                        "Let both sides allow one protocol.",
                        new RfcSection(7301, "3.2", "Protocol Selection"));
            case REJECTED_BY_CALLBACK ->
                words("a callback refused or threw", "Read the detail, which quotes the callback.");
            case BAD_RECORD ->
                words(
                        "a record is not TLS, or does not decrypt",
                        "Look for what changed the bytes between the sides, such as a fault.",
                        tls("5.2", "Record Payload Protection"));
            case ILLEGAL_MESSAGE ->
                words(
                        "a message cannot be parsed, or has a forbidden value",
                        "Open the last message of the peer in the ladder.",
                        tls("6.2", "Error Alerts"));
            case UNEXPECTED_MESSAGE ->
                words(
                        "a message came at the wrong time",
                        "Compare the order of the messages with the RFC.",
                        tls("6.2", "Error Alerts"));
            case CLOSED_EARLY ->
                words(
                        "the input ended in the middle of the handshake",
                        "Look for the side that closed, or for a fault that cut the stream.",
                        tls("6.1", "Closure Alerts"));
            default ->
                words(
                        "the engine gave a reason that has no name here",
                        "Read the detail, which quotes the engine.",
                        tls("6.2", "Error Alerts"));
        };
    }

    private static ReasonWords words(String clause, String remedy, RfcSection... sections) {
        return new ReasonWords(clause, remedy, List.of(sections));
    }

    private static RfcSection tls(String section, String title) {
        return new RfcSection(8446, section, title);
    }

    private static RfcSection path(String section, String title) {
        return new RfcSection(5280, section, title);
    }
}
