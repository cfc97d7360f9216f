package dev.tlsloop;

import java.util.Optional;

/**
 * OpenSSL's {@code OP_*} options under their OpenSSL names. {@link ContextBuilder#options} adds options and removes
 * none.
 *
 * <pre>{@code
 * Context client = Context.client().options(NO_TLSv1_3, NO_TICKET).trust(ca).build();
 * }</pre>
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_options/">SSL_CTX_set_options(3)</a>
 */
public enum Option {
    /** Disables SSL 2.0; always in effect, because no engine supports it. */
    NO_SSLv2,
    NO_SSLv3(TlsVersion.SSL_3_0),
    NO_TLSv1(TlsVersion.TLS_1_0),
    NO_TLSv1_1(TlsVersion.TLS_1_1),
    NO_TLSv1_2(TlsVersion.TLS_1_2),
    NO_TLSv1_3(TlsVersion.TLS_1_3),
    /** Disables session tickets (RFC 5077). In TLS 1.3, tickets become references into the server's session cache. */
    NO_TICKET,
    /** Disables compression; always in effect, because engines removed it after CRIME. */
    NO_COMPRESSION,
    /** Uses a new key for every DHE key exchange; always in effect in current engines. */
    SINGLE_DH_USE,
    /** Uses a new key for every ECDHE key exchange; always in effect in current engines. */
    SINGLE_ECDH_USE,
    /** Ephemeral RSA keys; {@link ContextBuilder#build()} refuses it, because no engine supports them. */
    EPHEMERAL_RSA,
    /** Selects the cipher suite by the server's order. By default, as in OpenSSL, the client's order decides. */
    CIPHER_SERVER_PREFERENCE,
    /** Disables renegotiation in TLS 1.2 and earlier: this side neither starts nor answers one. */
    NO_RENEGOTIATION,
    /**
     * Allows a client to start a renegotiation, which a server refuses by default: OpenSSL 3 with the alert
     * no_renegotiation, and SunJSSE by ending the connection. No effect on a client.
     */
    ALLOW_CLIENT_RENEGOTIATION,
    /**
     * Selects the context of a server name inside OpenSSL's callback, with {@code SSL_set_SSL_CTX}, as nginx and Python
     * do. Certificate, cipher list, trust and ALPN then come from the selected context; versions, options and
     * verification stay those of the original one. By default the selection precedes the engine, so all settings
     * change.
     */
    ENGINE_SNI,
    /**
     * Presents a client certificate only if the CertificateRequest names its issuer, as JSSE does. By default the
     * client always presents its certificate, as OpenSSL does, so the server verifies even an untrusted one.
     */
    HONOUR_CA_HINTS,
    /**
     * Enables {@link Connection#masterKey()}, {@link Connection#finished()} and
     * {@link Connection#exportKeyingMaterial}. OpenSSL always has them. The JDK hides them, so the engine installs a
     * security provider that captures them as long as the endpoint is open. {@link ContextBuilder#onKeyLog} has the
     * same effect.
     */
    CAPTURE_SECRETS;

    private final Optional<TlsVersion> disables;

    Option() {
        this.disables = Optional.empty();
    }

    Option(TlsVersion disables) {
        this.disables = Optional.of(disables);
    }

    /**
     * The protocol version that this option disables; empty for options other than {@code NO_SSLv3} and
     * {@code NO_TLSv1_x}.
     */
    public Optional<TlsVersion> disables() {
        return disables;
    }
}
