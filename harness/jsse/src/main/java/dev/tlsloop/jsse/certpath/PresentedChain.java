package dev.tlsloop.jsse.certpath;

import dev.tlsloop.Side;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * A chain as JSSE hands it to a trust manager: leaf first, with the engine that it came in on.
 *
 * @param judgedOn what the JDK's trust manager is to look at
 */
public record PresentedChain(
        List<X509Certificate> chain,
        String authType,
        @Nullable SSLEngine engine,
        @Nullable SSLEngine judgedOn,
        Side by) {
    public PresentedChain {
        chain = List.copyOf(chain);
        authType = AnyAuthTypeTrustManager.known(authType);
    }

    /** Other certificates of the same peer. */
    PresentedChain of(List<X509Certificate> certificates) {
        return new PresentedChain(certificates, authType, engine, judgedOn, by);
    }
}
