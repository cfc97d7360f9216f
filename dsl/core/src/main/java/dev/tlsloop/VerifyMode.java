package dev.tlsloop;

/**
 * OpenSSL's verification modes, set together with {@link ContextBuilder#verify}.
 *
 * <pre>{@code
 * Context server = Context.server().credential(ca.issue("localhost")).trust(ca).verify(PEER, FAIL_IF_NO_PEER_CERT).build();
 * }</pre>
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_verify/">SSL_CTX_set_verify(3)</a>
 */
public enum VerifyMode {
    /** A server requests no certificate; a client accepts any. Excludes the others. */
    NONE,
    /** A server requests a certificate and verifies one that the client sends; a client verifies the server's. */
    PEER,
    /** With {@link #PEER} on a server, refuses a client without a certificate. No effect on a client. */
    FAIL_IF_NO_PEER_CERT,
    /**
     * With {@link #PEER} on a server, does not request the certificate again in a renegotiation. No effect on a client.
     */
    CLIENT_ONCE
}
