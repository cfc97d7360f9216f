package dev.tlsloop.report.ladder;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A certificate in the tree of a chain, above those that it issued.
 *
 * @param subject its name; it may hold any character
 * @param certificate the certificate; empty for an issuer that was not presented, or an unreadable one
 * @param depth its place as presented, 0 being the leaf; negative if it was not presented
 * @param flaw the fault that a side found in it; empty without one
 * @param issued the presented certificates that it issued
 */
public record CertificateNode(
        String subject,
        Optional<X509Certificate> certificate,
        int depth,
        Optional<String> flaw,
        List<CertificateNode> issued) {
    public CertificateNode {
        issued = List.copyOf(issued);
    }

    /** Whether the peer presented it. */
    public boolean isPresented() {
        return depth >= 0;
    }
}
