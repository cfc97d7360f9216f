package dev.tlsloop.jsse;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Session;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.engine.JsseConnectionCore;
import dev.tlsloop.jsse.external.ExternalRefusalEvidence;
import dev.tlsloop.jsse.external.ExternalTls;
import dev.tlsloop.jsse.external.ReleasingConnectionCore;
import dev.tlsloop.jsse.managers.StepScope;
import dev.tlsloop.jsse.sslcontext.SessionHandle;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.ConnectionCoreFactory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;

/** Engines that the user makes, one for each connection, and takes back. */
final class ExternalEngineFactory implements ConnectionCoreFactory {
    private final EngineSource source;
    private final Set<ReleasingConnectionCore> out = ConcurrentHashMap.newKeySet();

    ExternalEngineFactory(EngineSource source) {
        this.source = source;
    }

    @Override
    public ConnectionCore core(Side side, ConnectionSettings settings, Connection connection) {
        SSLEngine engine = source.engine(side, settings);
        try {
            JsseConnectionCore core = new JsseConnectionCore(
                            engine,
                            StepScope.BY_OTHERS,
                            new ExternalRefusalEvidence(ExternalTls.of(engine), side, connection),
                            NO_SESSION)
                    .withPrompting();
            ReleasingConnectionCore returning = new ReleasingConnectionCore(core, returned -> {
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
        out.forEach(ReleasingConnectionCore::close);
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
