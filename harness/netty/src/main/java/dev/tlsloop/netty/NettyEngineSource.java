package dev.tlsloop.netty;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.EngineSource;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** The engines of one SslContext; reference-counted ones are released with their connection. */
final class NettyEngineSource implements EngineSource {
    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;
    private static final int FIRST_MADE_UP_PORT = 1_000_000;
    /** Shared by all endpoints, because two may use one SslContext, and so one session cache. */
    private static final AtomicInteger PORTS = new AtomicInteger(FIRST_MADE_UP_PORT);

    private final SslContext context;
    private final Consumer<SSLEngine> adjust;

    private NettyEngineSource(SslContext context, Consumer<SSLEngine> adjust) {
        this.context = context;
        this.adjust = adjust;
    }

    static NettyEngineSource of(SslContext context) {
        return new NettyEngineSource(context, engine -> {});
    }

    static NettyEngineSource adjusted(SslContext context, Consumer<SSLParameters> adjust) {
        return new NettyEngineSource(context, engine -> {
            SSLParameters parameters = engine.getSSLParameters();
            adjust.accept(parameters);
            engine.setSSLParameters(parameters);
            UnsupportedNettySettings.checkTaken(parameters, engine);
        });
    }

    @Override
    public SSLEngine engine(Side side, ConnectionSettings settings) {
        UnsupportedNettySettings.checkSide(context, side);
        UnsupportedNettySettings.check(settings);
        SSLEngine engine = side == Side.SERVER ? context.newEngine(ALLOCATOR) : client(settings.verifyName());
        try {
            if (side == Side.CLIENT) {
                name(engine, settings);
            }
            adjust.accept(engine);
            return engine;
        } catch (RuntimeException | Error e) {
            release(engine);
            throw e;
        }
    }

    @Override
    public boolean choosesByServerName() {
        return false;
    }

    @Override
    public Optional<Object> tlsObject() {
        return Optional.of(context);
    }

    @Override
    public void release(SSLEngine engine) {
        ReferenceCountUtil.release(engine);
    }

    private SSLEngine client(Optional<ServerName> host) {
        return host.map(name -> context.newEngine(ALLOCATOR, name.name(), PORTS.getAndIncrement()))
                .orElseGet(() -> context.newEngine(ALLOCATOR));
    }

    private static void name(SSLEngine engine, ConnectionSettings settings) {
        if (settings.serverName().isEmpty() && settings.verifyName().isPresent()) {
            UnsupportedNettySettings.checkNameCanBeLeftOut(engine);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of());
            engine.setSSLParameters(parameters);
        }
    }
}
