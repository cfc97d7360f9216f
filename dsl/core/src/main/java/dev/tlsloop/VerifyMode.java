package dev.tlsloop;

/**
 * OpenSSL's verification modes, given together to {@link ContextBuilder#verify}.
 *
 * <pre>{@code
 * Context server = Context.server().credential(ca.issue("localhost")).trust(ca).verify(PEER, FAIL_IF_NO_PEER_CERT).build();
 * }</pre>
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_verify/">SSL_CTX_set_verify(3)</a>
 */
public enum VerifyMode {
    /** A server asks for no certificate; a client accepts any. Excludes the others. */
    NONE,
    /** A server asks for a certificate and checks it if one comes; a client checks the server's. */
    PEER,
    /** With {@link #PEER} on a server: a client without a certificate is refused. A client ignores it. */
    FAIL_IF_NO_PEER_CERT,
    /** With {@link #PEER} on a server: a renegotiation does not ask again. A client ignores it. */
    CLIENT_ONCE
}
