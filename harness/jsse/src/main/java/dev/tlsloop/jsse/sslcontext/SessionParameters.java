package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Negotiated;
import dev.tlsloop.TlsVersion;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What JSSE says was agreed; group, server name and resumption are read from the hellos afterwards. */
public final class SessionParameters {
    private SessionParameters() {}

    /** @param protocol of ALPN; empty, or null, for none */
    public static Negotiated of(SSLSession session, @Nullable String protocol, List<X509Certificate> peerChain) {
        return new Negotiated(
                TlsVersion.ofProtocolName(session.getProtocol()).orElseThrow(),
                CipherSuite.ofName(session.getCipherSuite()).orElseThrow(),
                Optional.empty(),
                protocol == null || protocol.isEmpty() ? Optional.empty() : Optional.of(new AlpnProtocol(protocol)),
                Optional.empty(),
                false,
                peerChain);
    }
}
