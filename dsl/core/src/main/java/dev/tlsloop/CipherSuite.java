package dev.tlsloop;

/** placeholder. */
public record CipherSuite(int code) {
    public String name() {
        return Integer.toHexString(code);
    }

    public String openSslName() {
        return name();
    }

    public TlsVersion minVersion() {
        return code >> 8 == 0x13 ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2;
    }

    public static java.util.Optional<CipherSuite> ofName(String name) {
        return java.util.Optional.empty();
    }
}
