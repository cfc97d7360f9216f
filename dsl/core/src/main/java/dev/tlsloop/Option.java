package dev.tlsloop;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
    NO_SSLv2(0),
    NO_SSLv3(0x200_0000, TlsVersion.SSL_3_0),
    NO_TLSv1(0x400_0000, TlsVersion.TLS_1_0),
    NO_TLSv1_1(0x1000_0000, TlsVersion.TLS_1_1),
    NO_TLSv1_2(0x800_0000, TlsVersion.TLS_1_2),
    NO_TLSv1_3(0x2000_0000, TlsVersion.TLS_1_3),
    /** Disables session tickets (RFC 5077). In TLS 1.3, tickets become references into the server's session cache. */
    NO_TICKET(0x4000),
    /** Disables compression; preset, and always in effect, because engines removed it after CRIME. */
    NO_COMPRESSION(0x2_0000),
    /**
     * Sends a ChangeCipherSpec and a session ID in TLS 1.3, so that middleboxes see TLS 1.2; preset. The JDK has it unless
     * {@code jdk.tls.client.useCompatibilityMode} is false.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#appendix-D.4">RFC 8446, middlebox compatibility mode</a>
     */
    ENABLE_MIDDLEBOX_COMPAT(0x10_0000),
    /** Uses a new key for every DHE key exchange; always in effect in current engines. */
    SINGLE_DH_USE(0),
    /** Uses a new key for every ECDHE key exchange; always in effect in current engines. */
    SINGLE_ECDH_USE(0),
    /** Ephemeral RSA keys; {@link ContextBuilder#build()} refuses it, because no engine supports them. */
    EPHEMERAL_RSA(0),
    /** Selects the cipher suite by the server's order. By default, as in OpenSSL, the client's order decides. */
    CIPHER_SERVER_PREFERENCE(0x40_0000),
    /** Disables renegotiation in TLS 1.2 and earlier: this side neither starts nor answers one. */
    NO_RENEGOTIATION(0x4000_0000),
    /**
     * Allows a client to start a renegotiation, which a server refuses by default: OpenSSL 3 with the alert
     * no_renegotiation, and SunJSSE by ending the connection. No effect on a client.
     */
    ALLOW_CLIENT_RENEGOTIATION(0x100),
    /**
     * Selects the context of a server name inside OpenSSL's callback, with {@code SSL_set_SSL_CTX}, as nginx and Python
     * do. Certificate, cipher list, trust and ALPN then come from the selected context; versions, options and
     * verification stay those of the original one. By default the selection precedes the engine, so all settings
     * change.
     */
    ENGINE_SNI(0),
    /**
     * Presents a client certificate only if the CertificateRequest names its issuer, as JSSE does. By default the
     * client always presents its certificate, as OpenSSL does, so the server verifies even an untrusted one.
     */
    HONOUR_CA_HINTS(0),
    /**
     * Enables {@link Connection#masterKey()}, {@link Connection#finished()} and
     * {@link Connection#exportKeyingMaterial}. OpenSSL always has them. The JDK hides them, so the engine installs a
     * security provider that captures them as long as the endpoint is open. {@link ContextBuilder#onKeyLog} has the
     * same effect.
     */
    CAPTURE_SECRETS(0);

    private final long bits;
    private final Optional<TlsVersion> disables;

    Option(long bits) {
        this.bits = bits;
        this.disables = Optional.empty();
    }

    Option(long bits, TlsVersion disables) {
        this.bits = bits;
        this.disables = Optional.of(disables);
    }

    /** The options that OpenSSL presets in a new context: {@code 0x120000}. */
    static Set<Option> preset() {
        return EnumSet.of(NO_COMPRESSION, ENABLE_MIDDLEBOX_COMPAT);
    }

    /** The value of OpenSSL 3's constant; 0 for an option that OpenSSL 3 ignores or does not have. */
    public long bits() {
        return bits;
    }

    /**
     * The protocol version that this option disables; empty for options other than {@code NO_SSLv3} and
     * {@code NO_TLSv1_x}.
     */
    public Optional<TlsVersion> disables() {
        return disables;
    }
}
