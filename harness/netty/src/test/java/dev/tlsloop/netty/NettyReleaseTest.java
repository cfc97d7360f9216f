package dev.tlsloop.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.Side;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ReferenceCounted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Native engines go with their connection, and the SslContext stays. */
class NettyReleaseTest {
    private static final Context CLIENT =
            Context.client().trust(NettyContexts.CA).build();
    private static final Context SERVER =
            Context.server().credential(NettyContexts.SERVER).build();

    static Stream<SslProvider> countingProviders() {
        return NettyContexts.countingProviders();
    }

    /** Hands out another's engines and keeps them. */
    private static final class Watched extends DelegatingSslContext {
        private final List<SSLEngine> engines = new ArrayList<>();
        private final SslContext context;

        Watched(SslContext context) {
            super(context);
            this.context = context;
        }

        @Override
        protected void initEngine(SSLEngine engine) {
            engines.add(engine);
        }

        /** The counts of all engines, and of the context behind them. */
        List<Integer> counts() {
            return Stream.concat(engines.stream(), Stream.of(context))
                    .map(counted -> ((ReferenceCounted) counted).refCnt())
                    .toList();
        }
    }

    private static void handshake(Party client, Party server) {
        Loopback.between(client, server).withServerName(NettyContexts.HOST).handshake();
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void aClientsEngineGoesWithItsHandshake(SslProvider provider) {
        Watched context = new Watched(NettyContexts.client(provider, NettyContexts.CA));
        handshake(Netty.endpoint(context), SERVER);
        assertEquals(List.of(0, 1), context.counts());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void aClientsEngineLivesWhileItsPairIsOpen(SslProvider provider) {
        Watched context = new Watched(NettyContexts.client(provider, NettyContexts.CA));
        try (Pair pair = Loopback.between(Netty.endpoint(context), SERVER)
                .withServerName(NettyContexts.HOST)
                .open()) {
            assertEquals(1, context.counts().get(0), () -> pair.outcome().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void aServersEngineGoesWithItsHandshake(SslProvider provider) {
        Watched context = new Watched(NettyContexts.server(provider, NettyContexts.SERVER));
        handshake(CLIENT, Netty.endpoint(context));
        assertEquals(List.of(0, 1), context.counts());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void aServersEngineThatAMappingChoseGoesToo(SslProvider provider) {
        Watched context = new Watched(NettyContexts.server(provider, NettyContexts.SERVER));
        handshake(CLIENT, Netty.endpoint(name -> context));
        assertEquals(List.of(0, 1), context.counts());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void anEngineThatRefusedGoesToo(SslProvider provider) {
        Watched context = new Watched(NettyContexts.client(provider, NettyContexts.STRANGERS));
        handshake(Netty.endpoint(context), SERVER);
        assertEquals(List.of(0, 1), context.counts());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void anEngineThatWasRefusedGoesToo(SslProvider provider) {
        Watched context = new Watched(NettyContexts.insistent(provider));
        handshake(CLIENT, Netty.endpoint(context));
        assertEquals(List.of(0, 1), context.counts());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void anEngineThatWasNeverDrivenGoesToo(SslProvider provider) {
        Watched context = new Watched(NettyContexts.client(provider, NettyContexts.CA));
        Netty.endpoint(context)
                .open(Side.CLIENT, ConnectionSettings.forServer(NettyContexts.HOST))
                .close();
        assertEquals(List.of(0, 1), context.counts());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void anEngineInTheMiddleOfItsHandshakeGoesToo(SslProvider provider) {
        Watched context = new Watched(NettyContexts.client(provider, NettyContexts.CA));
        try (Connection connection =
                Netty.endpoint(context).open(Side.CLIENT, ConnectionSettings.forServer(NettyContexts.HOST))) {
            connection.handshake();
        }
        assertEquals(List.of(0, 1), context.counts());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void closingTwiceReleasesOnce(SslProvider provider) {
        Watched context = new Watched(NettyContexts.client(provider, NettyContexts.CA));
        Connection connection =
                Netty.endpoint(context).open(Side.CLIENT, ConnectionSettings.forServer(NettyContexts.HOST));
        connection.close();
        connection.close();
        assertEquals(List.of(0, 1), context.counts());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void anEngineThatTheApplicationCouldNotAdjustGoesToo(SslProvider provider) {
        Watched context = new Watched(NettyContexts.client(provider, NettyContexts.CA));
        Endpoint client = Netty.endpoint(context, p -> {
            throw new IllegalStateException("not like this");
        });
        assertThrows(
                IllegalStateException.class,
                () -> client.open(Side.CLIENT, ConnectionSettings.forServer(NettyContexts.HOST)));
        assertEquals(List.of(0, 1), context.counts());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void aClosedConnectionStillTellsWhomItMet(SslProvider provider) {
        Pair pair = Loopback.between(Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA)), SERVER)
                .withServerName(NettyContexts.HOST)
                .open();
        pair.close();
        assertEquals(NettyContexts.SERVER.chain(), pair.client().peerChain());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void closingTheEndpointLeavesTheContextAlone(SslProvider provider) {
        SslContext context = NettyContexts.client(provider, NettyContexts.CA);
        Netty.endpoint(context).close();
        assertEquals(1, ReferenceCountUtil.refCnt(context));
    }
}
