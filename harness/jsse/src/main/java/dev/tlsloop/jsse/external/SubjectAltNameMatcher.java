package dev.tlsloop.jsse.external;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which hosts a certificate is for, by its alternative names. It decides nothing, and explains a decision of somebody who
 * does not give a reason.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9525#section-6.3">RFC 9525, matching the DNS domain name</a>
 */
final class SubjectAltNameMatcher {
    private static final int DNS = 2;
    private static final int IP = 7;

    private SubjectAltNameMatcher() {}

    /** Whether it is for that host, a DNS name or the text of an IP address as the JDK writes it. */
    static boolean include(X509Certificate certificate, String host) {
        return names(certificate, DNS).anyMatch(name -> matches(name, host))
                || names(certificate, IP).anyMatch(host::equals);
    }

    private static boolean matches(String name, String host) {
        String pattern = name.toLowerCase(Locale.ROOT);
        String wanted = host.toLowerCase(Locale.ROOT);
        int firstDot = wanted.indexOf('.');
        boolean byWildcard =
                pattern.startsWith("*.") && firstDot > 0 && pattern.substring(1).equals(wanted.substring(firstDot));
        return pattern.equals(wanted) || byWildcard;
    }

    private static Stream<String> names(X509Certificate certificate, int kind) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null
                    ? Stream.empty()
                    : all.stream()
                            .filter(name -> name.get(0).equals(kind))
                            .map(name -> name.get(1).toString());
        } catch (CertificateParsingException e) {
            return Stream.empty();
        }
    }
}
