package dev.tlsloop;

import java.util.List;
import java.util.Optional;

/**
 * A protocol version, oldest first, so that {@code compareTo} orders them.
 *
 * <pre>{@code
 * Context server = Context.server().versions(TLS_1_2, TLS_1_3).credential(ca.issue("localhost")).build();
 * }</pre>
 *
 * <p>SSL 2.0 has no constant, because no maintained library supports it (RFC 6176).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.2.1">RFC 8446, supported_versions</a>
 */
public enum TlsVersion {
    SSL_3_0(0x0300, "SSLv3", "SSL 3.0"),
    TLS_1_0(0x0301, "TLSv1", "TLS 1.0"),
    TLS_1_1(0x0302, "TLSv1.1", "TLS 1.1"),
    TLS_1_2(0x0303, "TLSv1.2", "TLS 1.2"),
    TLS_1_3(0x0304, "TLSv1.3", "TLS 1.3");

    private final int code;
    private final String protocolName;
    private final String text;

    TlsVersion(int code, String protocolName, String text) {
        this.code = code;
        this.protocolName = protocolName;
        this.text = text;
    }

    private static final List<TlsVersion> ALL = List.of(values());

    /** Finds a version by its code on the wire; empty for any other code (GREASE, drafts, DTLS). */
    public static Optional<TlsVersion> ofCode(int code) {
        for (TlsVersion version : ALL) {
            if (version.code == code) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** Finds a version by its name in OpenSSL and the JDK, such as {@code TLSv1.2}; empty for an unknown name. */
    public static Optional<TlsVersion> ofProtocolName(String name) {
        for (TlsVersion version : ALL) {
            if (version.protocolName.equals(name)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** The code on the wire, two bytes, such as {@code 0x0303}. */
    public int code() {
        return code;
    }

    /** The name that OpenSSL and the JDK share, such as {@code TLSv1.2}. */
    public String protocolName() {
        return protocolName;
    }

    /** The name in prose, such as {@code TLS 1.2}. */
    @Override
    public String toString() {
        return text;
    }
}
