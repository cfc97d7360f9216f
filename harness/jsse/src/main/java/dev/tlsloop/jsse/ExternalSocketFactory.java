package dev.tlsloop.jsse;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.external.ExternalRefusalEvidence;
import dev.tlsloop.jsse.external.MemorySocket;
import dev.tlsloop.jsse.external.SslSocketConnectionCore;
import dev.tlsloop.jsse.external.SslSocketQueries;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.ConnectionCoreFactory;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;

/** Sockets that the user makes, one for each connection of a client. */
final class ExternalSocketFactory implements ConnectionCoreFactory {
    private final SocketSource source;

    ExternalSocketFactory(SocketSource source) {
        this.source = source;
    }

    @Override
    public ConnectionCore core(Side side, ConnectionSettings settings, Connection connection) {
        if (side == Side.SERVER) {
            throw new IllegalArgumentException("open(server, ...) on sockets of a client; bring the SSLContext of the"
                    + " server, or declare it with Context.server()");
        }
        MemorySocket raw = MemorySocket.connected();
        Function<SSLSocket, Optional<Refusal>> objection = socket -> source.objection(socket, settings);
        SslSocketQueries facts = new SslSocketQueries(source.over(raw, settings), settings);
        return new SslSocketConnectionCore(raw, facts, objection, new ExternalRefusalEvidence(facts, side, connection));
    }

    @Override
    public void close() {}
}
