package dev.tlsloop.pem;

import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Trust anchors from PEM, and the sides that their trust settings allow. */
record PemTrust(List<X509Certificate> anchors, Set<Side> peers) implements Trust {
    /** Several files together: a side must be allowed by each. */
    static PemTrust all(List<PemTrust> parts) {
        Set<Side> peers = EnumSet.allOf(Side.class);
        parts.forEach(part -> peers.retainAll(part.peers));
        return new PemTrust(
                parts.stream().flatMap(part -> part.anchors.stream()).toList(), peers);
    }

    @Override
    public String toString() {
        return Trust.of(anchors.toArray(X509Certificate[]::new)).toString();
    }
}
