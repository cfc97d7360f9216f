package dev.tlsloop.jsse;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.provider.UnsupportedConnectionSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Engines of a function that is told a name and nothing else. */
record FunctionEngineSource(Function<Optional<ServerName>, SSLEngine> engines) implements EngineSource {
    @Override
    public SSLEngine engine(Side side, ConnectionSettings settings) {
        UnsupportedConnectionSettings.checkBroughtEngine(settings);
        SSLEngine engine = engines.apply(settings.serverName());
        check(engine);
        engine.setUseClientMode(side == Side.CLIENT);
        settings.alpn().ifPresent(alpn -> offer(engine, alpn));
        return engine;
    }

    private static void check(@Nullable SSLEngine engine) {
        if (engine == null) {
            throw new IllegalStateException(
                    "the function given to Jsse.endpoint(...) answered null; let it make an engine for each"
                            + " connection");
        }
        if (isUsed(engine)) {
            throw new IllegalStateException("the function given to Jsse.endpoint(...) answered an engine that has made"
                    + " a handshake already, or is closed; let it make a new one for each connection");
        }
    }

    /** Before its first handshake each engine has the same cipher suite, which is none (RFC 5246, A.5). */
    private static boolean isUsed(SSLEngine engine) {
        return engine.isOutboundDone()
                || engine.isInboundDone()
                || !engine.getSession().getCipherSuite().equals("SSL_NULL_WITH_NULL_NULL");
    }

    private static void offer(SSLEngine engine, List<AlpnProtocol> alpn) {
        SSLParameters parameters = engine.getSSLParameters();
        String[] names = alpn.stream().map(AlpnProtocol::name).toArray(String[]::new);
        parameters.setApplicationProtocols(names);
        engine.setSSLParameters(parameters);
        UnsupportedConnectionSettings.checkOffered(engine, names);
    }
}
