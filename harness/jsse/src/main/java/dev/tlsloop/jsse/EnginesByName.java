package dev.tlsloop.jsse;

import dev.tlsloop.Opening;
import dev.tlsloop.Protocol;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Engines of a function that is told a name and nothing else. */
record EnginesByName(Function<Optional<ServerName>, SSLEngine> engines) implements EngineSource {
    @Override
    public SSLEngine engine(Side side, Opening opening) {
        OpeningSettings.checkBroughtEngine(opening);
        SSLEngine engine = engines.apply(opening.serverName());
        checkUnused(engine);
        engine.setUseClientMode(side == Side.CLIENT);
        opening.alpn().ifPresent(alpn -> offer(engine, alpn));
        return engine;
    }

    /** Before its first handshake each engine has the same cipher suite, which is none (RFC 5246, A.5). */
    private static void checkUnused(SSLEngine engine) {
        if (!engine.getSession().getCipherSuite().equals("SSL_NULL_WITH_NULL_NULL")) {
            throw new IllegalStateException("the function given to Jsse.endpoint(...) answered an engine that has made"
                    + " a handshake already; let it make a new one for each connection");
        }
    }

    private static void offer(SSLEngine engine, List<Protocol> alpn) {
        SSLParameters parameters = engine.getSSLParameters();
        String[] names = alpn.stream().map(Protocol::name).toArray(String[]::new);
        parameters.setApplicationProtocols(names);
        engine.setSSLParameters(parameters);
        OpeningSettings.checkOffered(engine, names);
    }
}
