package dev.tlsloop;

import java.util.Optional;

/**
 * A cipher suite: a number with the names that IANA and OpenSSL give it. Any number from 0 to 65535 is a value, because
 * the registry is open; the constants are the suites that engines of today negotiate.
 *
 * <pre>{@code
 * Context client = Context.client().cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384).trust(ca).build();
 * }</pre>
 *
 * <p>Names and properties are known of all suites of OpenSSL 3.0 and of the JDK, weak and forgotten ones included; that
 * a suite has a name says nothing about whether an engine speaks it. To select suites of TLS 1.2 and below, see
 * {@link CipherString}.
 *
 * @param code the number in the TLS Cipher Suites registry, 0 to 65535
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#appendix-B.4">RFC 8446, cipher suites</a>
 */
public record CipherSuite(int code) {
    public static final CipherSuite TLS_AES_128_GCM_SHA256 = new CipherSuite(0x1301);
    public static final CipherSuite TLS_AES_256_GCM_SHA384 = new CipherSuite(0x1302);
    public static final CipherSuite TLS_CHACHA20_POLY1305_SHA256 = new CipherSuite(0x1303);
    public static final CipherSuite TLS_AES_128_CCM_SHA256 = new CipherSuite(0x1304);
    public static final CipherSuite TLS_AES_128_CCM_8_SHA256 = new CipherSuite(0x1305);
    public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 = new CipherSuite(0xC02B);
    public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 = new CipherSuite(0xC02C);
    public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 = new CipherSuite(0xC02F);
    public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 = new CipherSuite(0xC030);
    public static final CipherSuite TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 = new CipherSuite(0xCCA8);
    public static final CipherSuite TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 = new CipherSuite(0xCCA9);

    public CipherSuite {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("a cipher suite is two bytes, 0 to 65535; given: " + code);
        }
    }

    /**
     * The suite of that name, in any case: IANA's, OpenSSL's, or the JDK's old ones that start with {@code SSL_}; empty
     * where nobody calls one so.
     */
    public static Optional<CipherSuite> ofName(String name) {
        return CipherRegistry.find(name).map(CipherProperties::suite);
    }

    /** IANA's name, such as {@code TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384}; {@code suite_0x0a0a} where it has none. */
    public String name() {
        return traits().map(CipherProperties::name).orElseGet(() -> String.format("suite_0x%04x", code));
    }

    /** OpenSSL's name, such as {@code ECDHE-RSA-AES256-GCM-SHA384}, which in TLS 1.3 is IANA's; else {@link #name}. */
    public String openSslName() {
        return traits().map(CipherProperties::openSslName).orElseGet(this::name);
    }

    /** How many bits of the key are secret, {@code SSL_CIPHER_get_bits}: 0 without encryption, and where unknown. */
    public int bits() {
        return traits().map(CipherProperties::bits).orElse(0);
    }

    /**
     * The version that the suite was defined for, {@code SSL_CIPHER_get_version}: it can be negotiated in that one and
     * above, except that TLS 1.3 has suites of its own. Where nothing is known but the number, TLS 1.3 for
     * {@code 0x13xx}, else TLS 1.2.
     */
    public TlsVersion minVersion() {
        return traits().map(CipherProperties::version)
                .orElse(code >> 8 == 0x13 ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2);
    }

    /** How the keys are agreed; empty where nothing is known but the number. */
    public Optional<KeyExchange> keyExchange() {
        return traits().map(CipherProperties::keyExchange);
    }

    /** How the server proves who it is; empty where nothing is known but the number. */
    public Optional<Authentication> authentication() {
        return traits().map(CipherProperties::authentication);
    }

    @Override
    public String toString() {
        return name();
    }

    private Optional<CipherProperties> traits() {
        return CipherRegistry.find(code);
    }

    /** How the keys are agreed. */
    public enum KeyExchange {
        /** Not said by the suite, as always in TLS 1.3. */
        ANY,
        /** The client encrypts the secret to the server's RSA key. */
        RSA,
        DHE,
        ECDHE,
        /** The server's certificate holds the ECDH key. */
        ECDH,
        PSK,
        RSA_PSK,
        DHE_PSK,
        ECDHE_PSK,
        SRP
    }

    /** How the server proves who it is. */
    public enum Authentication {
        /** Not said by the suite, as always in TLS 1.3. */
        ANY,
        RSA,
        ECDSA,
        DSS,
        PSK,
        SRP,
        /** Not at all: whoever sits in between can be either side. */
        NONE
    }
}
