package dev.tlsloop;

import java.security.cert.X509Certificate;
import java.util.List;

/** A fixed list of trust anchors: {@link Trust#of}. */
record AnchorList(List<X509Certificate> anchors) implements Trust {
    @Override
    public String toString() {
        return anchors.isEmpty() ? "trust in nothing" : "trust in " + CertificateName.list(anchors);
    }
}
