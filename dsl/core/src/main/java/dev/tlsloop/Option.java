package dev.tlsloop;

import java.util.Optional;

/**
 * OpenSSL's {@code OP_*} options under their own names, given to {@link ContextBuilder#options}; options only add up.
 *
 * <pre>{@code
 * Context client = Context.client().options(NO_TLSv1_3, NO_TICKET).trust(ca).build();
 * }</pre>
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_options/">SSL_CTX_set_options(3)</a>
 */
public enum Option {
    /** SSL 2.0 off: always true, no engine speaks it. */
    NO_SSLv2,
    NO_SSLv3(TlsVersion.SSL_3_0),
    NO_TLSv1(TlsVersion.TLS_1_0),
    NO_TLSv1_1(TlsVersion.TLS_1_1),
    NO_TLSv1_2(TlsVersion.TLS_1_2),
    NO_TLSv1_3(TlsVersion.TLS_1_3),
    /** No session tickets (RFC 5077). In TLS 1.3 tickets become references into the server's own cache. */
    NO_TICKET,
    /** No record compression: always true, engines dropped it after CRIME. */
    NO_COMPRESSION,
    /** A fresh key for every ephemeral Diffie-Hellman exchange: always true in today's engines. */
    SINGLE_DH_USE,
    /** A fresh key for every ephemeral ECDH exchange: always true in today's engines. */
    SINGLE_ECDH_USE,
    /** Ephemeral RSA keys: refused by {@link ContextBuilder#build()}, every engine dropped them. */
    EPHEMERAL_RSA,
    /** The server's order of cipher suites decides. Without it the client's does, which is OpenSSL's default. */
    CIPHER_SERVER_PREFERENCE,
    /** No renegotiation at all, in TLS 1.2 and below: neither begun nor answered. */
    NO_RENEGOTIATION,
    /** A server lets its client begin a renegotiation, which OpenSSL 3 refuses by default. On a client it says nothing. */
    ALLOW_CLIENT_RENEGOTIATION,
    /**
     * A server chooses by name inside OpenSSL's own callback, and switches with {@code SSL_set_SSL_CTX}: as nginx and
     * Python do it. The certificate, the cipher list, trust and ALPN are then those of the chosen context; versions,
     * options and verification stay those of the front. Without it the choice is made before the engine sees the hello,
     * and the switch is whole.
     */
    ENGINE_SNI,
    /**
     * A client presents its certificate only if the server named its issuer. This is how JSSE behaves by itself;
     * without this option a certificate is always presented, which is how OpenSSL behaves, so that the server
     * really judges a stranger's certificate.
     */
    HONOUR_CA_HINTS,
    /**
     * The secrets of a connection may be asked for: {@link Connection#masterKey()}, {@link Connection#finished()},
     * {@link Connection#exportKeyingMaterial}. OpenSSL answers them always; on the JDK, which keeps them, they are
     * observed while our own connections run, by a security provider that is there as long as the endpoint is.
     * {@link ContextBuilder#onKeyLog} has the same effect.
     */
    CAPTURE_SECRETS;

    private final Optional<TlsVersion> disables;

    Option() {
        this.disables = Optional.empty();
    }

    Option(TlsVersion disables) {
        this.disables = Optional.of(disables);
    }

    /** The protocol version that this option takes away, if it is one of the {@code NO_TLSv1_x} kind. */
    public Optional<TlsVersion> disables() {
        return disables;
    }
}
