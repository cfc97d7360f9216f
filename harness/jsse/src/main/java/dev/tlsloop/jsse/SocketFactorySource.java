package dev.tlsloop.jsse;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.ServerName;
import dev.tlsloop.jsse.provider.RawServerName;
import dev.tlsloop.jsse.provider.UnsupportedConnectionSettings;
import dev.tlsloop.jsse.sslcontext.SessionCacheKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Sockets as an SSLSocketFactory makes them. */
record SocketFactorySource(SSLSocketFactory factory) implements SocketSource {
    @Override
    public SSLSocket over(Socket raw, ConnectionSettings settings) {
        UnsupportedConnectionSettings.checkBroughtEngine(settings);
        String host = settings.verifyName().map(ServerName::name).orElse(SessionCacheKeys.NO_HOST);
        try {
            SSLSocket socket = (SSLSocket) factory.createSocket(raw, host, raw.getPort(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(RawServerName.normalised(settings));
            settings.alpn()
                    .ifPresent(alpn -> parameters.setApplicationProtocols(
                            alpn.stream().map(AlpnProtocol::name).toArray(String[]::new)));
            socket.setSSLParameters(parameters);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("the SSLSocketFactory makes no socket over one that is connected", e);
        }
    }
}
