package dev.tlsloop;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * The trust anchors of a verifier: certificates that a chain may end in. An authority of the test fixtures is one.
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
    /** The trust anchors. An empty list trusts no chain. */
    List<X509Certificate> anchors();

    /**
     * The sides that the anchors may vouch for; both by default. {@link ContextBuilder#build()} refuses trust that excludes
     * the peer of its context, such as an OpenSSL TRUSTED CERTIFICATE for clients in {@link Context#client()}.
     */
    default Set<Side> peers() {
        return Set.of(Side.values());
    }

    /** Trusts exactly those certificates. Its text names the first of them. */
    static Trust of(X509Certificate... anchors) {
        return new AnchorList(Preconditions.each("anchor of Trust.of(...)", anchors));
    }

    /**
     * Trusts the platform's authorities: {@code set_default_verify_paths}. On the JDK's engine these are its {@code cacerts},
     * or the file that {@code javax.net.ssl.trustStore} names, and {@link #anchors} lists them. On the engine openssl libssl
     * finds them itself, in its own directory or where SSL_CERT_FILE and SSL_CERT_DIR point.
     */
    static Trust system() {
        return SystemTrust.TRUST;
    }
}
