package dev.tlsloop;

import dev.tlsloop.cipher.CipherProperties;
import dev.tlsloop.cipher.CipherRegistry;
import java.util.Optional;

/**
 * A cipher suite: a code with the names of IANA and OpenSSL. Any code from 0 to 65535 is valid, because the registry
 * grows; the constants are the suites that current engines negotiate.
 *
 * <pre>{@code
 * Context client = Context.client().cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384).trust(ca).build();
 * }</pre>
 *
 * <p>All suites of OpenSSL 3.0 and of the JDK have names and properties, including weak and obsolete ones. A name does
 * not imply that an engine supports the suite. To select suites of TLS 1.2 and earlier, see {@link CipherString}.
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
     * Finds a suite by its name in IANA's registry, in OpenSSL, or in the JDK, whose old names start with {@code SSL_}.
     * Case is ignored; the result is empty for an unknown name.
     */
    public static Optional<CipherSuite> ofName(String name) {
        return CipherRegistry.find(name).map(p -> new CipherSuite(p.code()));
    }

    /** IANA's name, such as {@code TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384}; {@code suite_0x0a0a} without one. */
    public String name() {
        return properties().map(CipherProperties::name).orElseGet(() -> String.format("suite_0x%04x", code));
    }

    /** OpenSSL's name, such as {@code ECDHE-RSA-AES256-GCM-SHA384}; without one, {@link #name}. */
    public String openSslName() {
        return properties().map(CipherProperties::openSslName).orElseGet(this::name);
    }

    /** The secret bits of the key, as {@code SSL_CIPHER_get_bits}: 0 without encryption, and for an unknown suite. */
    public int bits() {
        return properties().map(CipherProperties::bits).orElse(0);
    }

    /**
     * The first version that can negotiate the suite, as {@code SSL_CIPHER_get_version}. Later versions can too, up to
     * TLS 1.2; TLS 1.3 has its own suites. For an unknown suite, TLS 1.3 for {@code 0x13xx}, otherwise TLS 1.2.
     */
    public TlsVersion minVersion() {
        return properties()
                .flatMap(p -> TlsVersion.ofCode(p.version()))
                .orElse(code >> 8 == 0x13 ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2);
    }

    /** The key agreement; empty for an unknown suite. */
    public Optional<KeyExchange> keyExchange() {
        return properties().map(p -> KeyExchange.valueOf(p.keyExchange().name()));
    }

    /** The authentication of the server; empty for an unknown suite. */
    public Optional<Authentication> authentication() {
        return properties().map(p -> Authentication.valueOf(p.authentication().name()));
    }

    @Override
    public String toString() {
        return name();
    }

    private Optional<CipherProperties> properties() {
        return CipherRegistry.find(code);
    }

    /** The key agreement of a suite. */
    public enum KeyExchange {
        /** The suite does not fix it, as in TLS 1.3. */
        ANY,
        /** The client encrypts the premaster secret with the server's RSA key. */
        RSA,
        DHE,
        ECDHE,
        /** Static ECDH: the server's certificate holds the key. */
        ECDH,
        PSK,
        RSA_PSK,
        DHE_PSK,
        ECDHE_PSK,
        SRP
    }

    /** The authentication of the server that a suite requires. */
    public enum Authentication {
        /** The suite does not fix it, as in TLS 1.3. */
        ANY,
        RSA,
        ECDSA,
        DSS,
        PSK,
        SRP,
        /** Anonymous: any man in the middle can impersonate either side. */
        NONE
    }
}
