package dev.tlsloop.jsse.certpath;

import java.io.IOException;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The name constraints of one authority (RFC 5280, 4.2.1.10), judged by the JDK's own comparison. A constraint on a form of
 * name that the JDK cannot compare, such as otherName, permits no name of that form.
 *
 * @param value the value of the extension in DER
 */
record NameConstraints(Optional<byte[]> value) {
    private static final String OID = "2.5.29.30";

    static NameConstraints of(X509Certificate authority) {
        return new NameConstraints(ExtensionValue.of(authority, OID));
    }

    /** Whether they permit the names of a certificate at that depth; self-issued ones are exempt above the leaf. */
    boolean permit(X509Certificate named, int depth) {
        boolean exempt = depth > 0 && named.getSubjectX500Principal().equals(named.getIssuerX500Principal());
        return exempt || value.map(constraints -> permits(constraints, named)).orElse(true);
    }

    private static boolean permits(byte[] constraints, X509Certificate named) {
        try {
            X509CertSelector selector = new X509CertSelector();
            selector.setNameConstraints(constraints);
            return selector.match(named);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
