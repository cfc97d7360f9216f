package dev.tlsloop.harness;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of the refused certificate: its depth, its subject and the field that the reason is about, in one line. */
final class CertificateLine {
    private CertificateLine() {}

    static Optional<String> of(Refusal refusal) {
        if (refusal.depth().isEmpty() && refusal.certificate().isEmpty()) {
            return Optional.empty();
        }
        String depth = refusal.depth().isPresent() ? "depth " + refusal.depth().getAsInt() : "depth unknown";
        return Optional.of(depth
                + refusal.certificate()
                        .map(certificate -> ", " + subject(certificate) + field(refusal.reason(), certificate))
                        .orElse(""));
    }

    static String subject(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return name.isEmpty() ? "no subject" : name;
    }

    private static String field(Reason reason, X509Certificate certificate) {
        return switch (reason) {
            case CERTIFICATE_EXPIRED -> ", expired " + certificate.getNotAfter().toInstant();
            case CERTIFICATE_NOT_YET_VALID ->
                ", not valid before " + certificate.getNotBefore().toInstant();
            case UNKNOWN_ISSUER, BAD_SIGNATURE ->
                ", issued by " + certificate.getIssuerX500Principal().getName();
            case NAME_MISMATCH, NAME_NOT_PERMITTED -> ", for " + names(certificate);
            case WEAK_KEY ->
                ", " + certificate.getPublicKey().getAlgorithm() + " key, signed with " + certificate.getSigAlgName();
            default -> "";
        };
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? "no subject alternative name"
                    : names.stream().map(name -> String.valueOf(name.get(1))).collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "unreadable subject alternative names";
        }
    }
}
