package dev.tlsloop.jsse.engine;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.jsse.certpath.StapledResponse;
import dev.tlsloop.spi.Introspection;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;

/** What any SSLEngine can be asked. */
record SslEngineQueries(SSLEngine engine) implements Introspection {
    /** A signal that looks like a cipher suite (RFC 5746, 3.3), and is none. */
    private static final String SIGNAL = "TLS_EMPTY_RENEGOTIATION_INFO_SCSV";

    @Override
    public List<CipherSuite> cipherList() {
        return Stream.of(engine.getEnabledCipherSuites())
                .filter(name -> !name.equals(SIGNAL))
                .flatMap(name -> CipherSuite.ofName(name).stream())
                .toList();
    }

    @Override
    public Optional<X509Certificate> presented() {
        Certificate[] chosen = engine.getSession().getLocalCertificates();
        return chosen == null ? Optional.empty() : Optional.of((X509Certificate) chosen[0]);
    }

    @Override
    public Optional<byte[]> ocspResponse() {
        return StapledResponse.in(engine.getSession());
    }
}
