package dev.tlsloop.harness;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Negotiated;
import dev.tlsloop.ServerName;
import dev.tlsloop.TlsVersion;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What the scripted sides agree on. */
public final class NegotiatedParameters {
    private NegotiatedParameters() {}

    public static Negotiated tls13() {
        return on(TlsVersion.TLS_1_3, Optional.empty());
    }

    public static Negotiated tls13(String alpn) {
        return on(TlsVersion.TLS_1_3, Optional.of(new AlpnProtocol(alpn)));
    }

    public static Negotiated tls12() {
        return on(TlsVersion.TLS_1_2, Optional.empty());
    }

    public static Negotiated resumed() {
        Negotiated full = tls13();
        return new Negotiated(
                full.version(), full.cipher(), full.group(), full.alpn(), full.serverName(), true, List.of());
    }

    public static Negotiated named(String name) {
        Negotiated full = tls13();
        return new Negotiated(
                full.version(),
                full.cipher(),
                full.group(),
                full.alpn(),
                Optional.of(ServerName.of(name)),
                false,
                List.of());
    }

    public static Negotiated authenticated(X509Certificate peer) {
        Negotiated full = tls13();
        return new Negotiated(
                full.version(), full.cipher(), full.group(), full.alpn(), full.serverName(), false, List.of(peer));
    }

    private static Negotiated on(TlsVersion version, Optional<AlpnProtocol> alpn) {
        return new Negotiated(
                version,
                new CipherSuite(0x1301),
                Optional.of(NamedGroup.X25519),
                alpn,
                Optional.empty(),
                false,
                List.of());
    }
}
