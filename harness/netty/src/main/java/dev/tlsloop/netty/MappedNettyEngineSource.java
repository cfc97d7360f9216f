package dev.tlsloop.netty;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.EngineSource;
import io.netty.handler.ssl.SslContext;
import io.netty.util.Mapping;
import io.netty.util.ReferenceCountUtil;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** The engines of the SslContexts in a mapping of server names. */
record MappedNettyEngineSource(Mapping<? super String, ? extends SslContext> contexts) implements EngineSource {
    @Override
    public SSLEngine engine(Side side, ConnectionSettings settings) {
        if (side == Side.CLIENT) {
            throw new IllegalArgumentException("open(client, ...) on a mapping of server names to SslContexts, which is"
                    + " for servers; give Netty.endpoint(...) the SslContext of the client");
        }
        @Nullable String name = settings.serverName().map(ServerName::name).orElse(null);
        @Nullable SslContext chosen = contexts.map(name == null ? null : name.toLowerCase(Locale.US));
        if (chosen == null) {
            throw new IllegalStateException("the mapping has no SslContext for "
                    + (name == null ? "a client without a server name" : name) + "; give it a default");
        }
        return NettyEngineSource.of(chosen).engine(side, ConnectionSettings.none());
    }

    @Override
    public void release(SSLEngine engine) {
        ReferenceCountUtil.release(engine);
    }
}
