package dev.tlsloop.jsse;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Session;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.brought.Brought;
import dev.tlsloop.jsse.brought.BroughtEvidence;
import dev.tlsloop.jsse.brought.ReturningMachine;
import dev.tlsloop.jsse.engine.JsseMachine;
import dev.tlsloop.jsse.engine.Managed;
import dev.tlsloop.jsse.engine.SessionHandle;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.ConnectionCoreFactory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;

/** Engines that the user makes, one for each connection, and takes back. */
final class BroughtEngines implements ConnectionCoreFactory {
    private final EngineSource source;
    private final Set<ReturningMachine> out = ConcurrentHashMap.newKeySet();

    BroughtEngines(EngineSource source) {
        this.source = source;
    }

    @Override
    public ConnectionCore machine(Side side, ConnectionSettings settings, Connection connection) {
        SSLEngine engine = source.engine(side, settings);
        try {
            JsseMachine machine = new JsseMachine(
                            engine,
                            Managed.BY_OTHERS,
                            new BroughtEvidence(Brought.of(engine), side, connection),
                            NO_SESSION)
                    .asking();
            ReturningMachine returning = new ReturningMachine(machine, returned -> {
                out.remove(returned);
                source.release(engine);
            });
            out.add(returning);
            return returning;
        } catch (RuntimeException | Error e) {
            source.release(engine);
            throw e;
        }
    }

    @Override
    public boolean choosesByServerName() {
        return source.choosesByServerName();
    }

    @Override
    public void close() {
        out.forEach(ReturningMachine::close);
    }

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
