package dev.tlsloop;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Certificates that a chain may end in. An authority of the test fixtures is one.
 *
 * <pre>{@code
 * Context client = Context.client().trust(ca).build();
 * }</pre>
 *
 * <p>For files, see {@code dev.tlsloop.pem.Pem}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6.1.1">RFC 5280, trust anchors</a>
 */
@FunctionalInterface
public interface Trust {
    /** The trust anchors; never empty where trust is to be had at all. */
    List<X509Certificate> anchors();

    /** Trusts exactly those certificates. */
    static Trust of(X509Certificate... anchors) {
        List<X509Certificate> list = Preconditions.each("anchor of Trust.of(...)", anchors);
        return () -> list;
    }

    /**
     * What the platform trusts: {@code set_default_verify_paths}. On the JDK's engine that is its {@code cacerts}, or what
     * {@code javax.net.ssl.trustStore} points to, and {@link #anchors} lists those; on the engine openssl it is what libssl
     * itself looks up, in the place that it was built for or that SSL_CERT_FILE and SSL_CERT_DIR name.
     */
    static Trust system() {
        return SystemTrust.TRUST;
    }
}
