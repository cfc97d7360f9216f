package dev.tlsloop.report.ladder;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Certificates as the wire has them. */
public final class Certificates {
    private Certificates() {}

    /** Parses a certificate in DER; empty for other bytes. */
    public static Optional<X509Certificate> read(byte[] der) {
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | RuntimeException e) {
            // A parser of a provider may throw unchecked exceptions for bytes of a peer.
            return Optional.empty();
        }
    }

    /** The name as RFC 2253 writes it, which may hold any character. */
    public static String name(X500Principal name) {
        return name.getName().isEmpty() ? "no subject" : name.getName();
    }
}
