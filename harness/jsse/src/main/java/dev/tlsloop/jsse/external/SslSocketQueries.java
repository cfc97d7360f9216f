package dev.tlsloop.jsse.external;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.ServerName;
import dev.tlsloop.jsse.certpath.StapledResponse;
import dev.tlsloop.jsse.sslcontext.SessionPeerChain;
import dev.tlsloop.spi.Introspection;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * What a socket can be asked. Its session may be asked for when its handshake is complete, and not before: it would
 * begin one, and wait.
 */
public final class SslSocketQueries implements ExternalTls, Introspection {
    private final SSLSocket socket;
    private final ConnectionSettings settings;
    private boolean established;

    public SslSocketQueries(SSLSocket socket, ConnectionSettings settings) {
        this.socket = socket;
        this.settings = settings;
    }

    SSLSocket socket() {
        return socket;
    }

    void establish() {
        established = true;
    }

    Optional<SSLSession> session() {
        return Optional.ofNullable(established ? socket.getSession() : socket.getHandshakeSession());
    }

    @Override
    public SSLParameters parameters() {
        return socket.getSSLParameters();
    }

    @Override
    public List<X509Certificate> peerChain() {
        return session().map(SessionPeerChain::of).orElse(List.of());
    }

    @Override
    public Optional<String> host() {
        return settings.verifyName().map(ServerName::name);
    }

    @Override
    public List<CipherSuite> cipherList() {
        return Stream.of(socket.getEnabledCipherSuites())
                .flatMap(name -> CipherSuite.ofName(name).stream())
                .toList();
    }

    @Override
    public Optional<X509Certificate> presented() {
        return session().map(SSLSession::getLocalCertificates).map(chosen -> (X509Certificate) chosen[0]);
    }

    @Override
    public Optional<byte[]> ocspResponse() {
        return session().flatMap(StapledResponse::in);
    }
}
