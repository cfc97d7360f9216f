package dev.tlsloop.jsse;

import dev.tlsloop.Connection;
import dev.tlsloop.Opening;
import dev.tlsloop.Protocol;
import dev.tlsloop.ServerName;
import dev.tlsloop.Session;
import dev.tlsloop.Side;
import dev.tlsloop.spi.Machine;
import dev.tlsloop.spi.MachineFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Engines that the user makes, one for each connection. */
final class BroughtEngines implements MachineFactory {
    private final Function<Optional<ServerName>, SSLEngine> engines;

    BroughtEngines(Function<Optional<ServerName>, SSLEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Machine machine(Side side, Opening opening, Connection connection) {
        OpeningSettings.checkBroughtEngine(opening);
        SSLEngine engine = engines.apply(opening.serverName());
        engine.setUseClientMode(side == Side.CLIENT);
        opening.alpn().ifPresent(alpn -> offer(engine, alpn));
        return new JsseMachine(engine, Managed.BY_OTHERS, new BroughtEvidence(engine, side, connection), NO_SESSION);
    }

    private static void offer(SSLEngine engine, List<Protocol> alpn) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(alpn.stream().map(Protocol::name).toArray(String[]::new));
        engine.setSSLParameters(parameters);
    }

    @Override
    public boolean choosesByServerName() {
        return true;
    }

    @Override
    public void close() {}

    /** The cache belongs to whoever made the engine. */
    private static final SessionHandle NO_SESSION = new SessionHandle() {
        @Override
        public Optional<Session> resumable() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };
}
