package dev.tlsloop.jsse.certpath;

import dev.tlsloop.Side;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
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
    /** The authentication type for the JDK's trust manager, which refuses unknown names such as Conscrypt's for TLS 1.3. */
    private static final Set<String> AUTH_TYPES = Set.of(
            "RSA", "DHE_RSA", "DHE_DSS", "ECDHE_RSA", "ECDHE_ECDSA", "ECDH_RSA", "ECDH_ECDSA", "DH_RSA", "DH_DSS");

    public PresentedChain {
        chain = List.copyOf(chain);
        authType = AUTH_TYPES.contains(authType) ? authType : "UNKNOWN";
    }
}
