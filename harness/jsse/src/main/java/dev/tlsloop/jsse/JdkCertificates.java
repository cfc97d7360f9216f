package dev.tlsloop.jsse;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain in the JDK's own certificates, whoever has read it: the JDK's path validation asks a certificate to verify itself,
 * and Bouncy Castle's cannot do so with the JDK's RSASSA-PSS.
 */
final class JdkCertificates {
    private static final String OF_THE_JDK = "sun.security.x509.";

    private JdkCertificates() {}

    static List<X509Certificate> of(X509Certificate... chain) throws CertificateException {
        List<X509Certificate> read = new ArrayList<>(chain.length);
        for (X509Certificate certificate : chain) {
            read.add(certificate.getClass().getName().startsWith(OF_THE_JDK) ? certificate : again(certificate));
        }
        return List.copyOf(read);
    }

    private static X509Certificate again(X509Certificate foreign) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(foreign.getEncoded()));
    }
}
