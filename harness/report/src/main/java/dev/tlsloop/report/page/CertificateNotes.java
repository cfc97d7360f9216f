package dev.tlsloop.report.page;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a certificate that matter most, in words. */
final class CertificateNotes {
    private static final int URI = 6;
    private static final int IP_ADDRESS = 7;
    private static final int DNS = 2;

    private CertificateNotes() {}

    static Stream<String> of(X509Certificate certificate) {
        return Stream.of(
                        names(certificate),
                        Optional.of("valid from "
                                + certificate.getNotBefore().toInstant() + " to "
                                + certificate.getNotAfter().toInstant()),
                        Optional.of(key(certificate) + ", signed with " + certificate.getSigAlgName()),
                        authority(certificate))
                .flatMap(Optional::stream);
    }

    private static Optional<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return Optional.ofNullable(names)
                    .map(all ->
                            "for " + all.stream().map(CertificateNotes::name).collect(Collectors.joining(", ")));
        } catch (CertificateParsingException e) {
            return Optional.of("its subject alternative names are unreadable");
        }
    }

    private static String name(List<?> name) {
        boolean isText = name.get(0).equals(DNS)
                || name.get(0).equals(URI)
                || name.get(0).equals(IP_ADDRESS);
        return isText ? String.valueOf(name.get(1)) : "another kind of name";
    }

    private static String key(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            return "RSA key of " + rsa.getModulus().bitLength() + " bits";
        }
        if (certificate.getPublicKey() instanceof ECPublicKey ec) {
            return "EC key of " + ec.getParams().getOrder().bitLength() + " bits";
        }
        return certificate.getPublicKey().getAlgorithm() + " key";
    }

    private static Optional<String> authority(X509Certificate certificate) {
        int length = certificate.getBasicConstraints();
        if (length < 0) {
            return Optional.empty();
        }
        return Optional.of(length == Integer.MAX_VALUE ? "a CA" : "a CA with a path length of at most " + length);
    }
}
