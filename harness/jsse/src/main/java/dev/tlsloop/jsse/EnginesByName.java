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
        engine.setUseClientMode(side == Side.CLIENT);
        opening.alpn().ifPresent(alpn -> offer(engine, alpn));
        return engine;
    }

    private static void offer(SSLEngine engine, List<Protocol> alpn) {
        SSLParameters parameters = engine.getSSLParameters();
        String[] names = alpn.stream().map(Protocol::name).toArray(String[]::new);
        parameters.setApplicationProtocols(names);
        engine.setSSLParameters(parameters);
        OpeningSettings.checkOffered(engine, names);
    }
}
