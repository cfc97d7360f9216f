package dev.tlsloop.jsse.certpath;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts certificates of another provider to the JDK's. Each provider verifies signatures with its own classes, and
 * Bouncy Castle's fail for RSA-PSS when its provider is not registered.
 */
public final class JdkCertificateConverter {
    /** Whose certificates and path validation these are, whatever else a process has registered in front of it. */
    static final String PROVIDER = "SUN";

    private JdkCertificateConverter() {}

    /** @throws CertificateException for one that the JDK cannot read */
    public static List<X509Certificate> of(List<X509Certificate> chain) throws CertificateException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", PROVIDER);
            List<X509Certificate> read = new ArrayList<>();
            for (X509Certificate certificate : chain) {
                read.add((X509Certificate)
                        factory.generateCertificate(new ByteArrayInputStream(certificate.getEncoded())));
            }
            return read;
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no usable provider SUN: " + e.getMessage(), e);
        }
    }

    static CertPath path(List<X509Certificate> fromTheLeaf) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509", PROVIDER).generateCertPath(of(fromTheLeaf));
    }
}
