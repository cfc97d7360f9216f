package dev.tlsloop.spi;

import java.security.cert.X509Certificate;
import java.util.List;

/** A {@link ConnectionCore} that shows the path that it verified. */
public interface ShowsVerifiedChain {
    /** Leaf to anchor; what could be built of it where it was refused. */
    List<X509Certificate> verifiedChain();
}
