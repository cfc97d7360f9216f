package dev.tlsloop;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The name of a certificate for messages: its subject, else its subject alternative names. */
final class CertificateName {
    private CertificateName() {}

    static String of(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        return subject.isEmpty() ? alternativeNames(certificate) : subject;
    }

    /** The subjects of the first certificates, and how many more there are. */
    static String list(List<X509Certificate> certificates) {
        String first =
                certificates.stream().limit(MOST).map(CertificateName::of).collect(Collectors.joining(", "));
        return certificates.size() > MOST ? first + " and " + (certificates.size() - MOST) + " more" : first;
    }

    private static String alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? "no subject"
                    : names.stream().map(name -> String.valueOf(name.get(1))).collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "no subject";
        }
    }

    private static final int MOST = 3;
}
