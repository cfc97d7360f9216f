package dev.tlsloop.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Side;
import io.netty.handler.ssl.SslProvider;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What TCP may do to any record: it comes in pieces, and Netty's engines wait for the rest of it. */
class NettyTrickleTest {
    static Stream<SslProvider> providers() {
        return NettyContexts.providers();
    }

    /** One byte, and then whatever the other side can make of it. */
    private static void trickle(Connection from, Connection to) {
        for (byte b : from.outgoing().readAll()) {
            to.incoming().write(new byte[] {b});
            to.handshake();
        }
    }

    private static void handshake(Connection client, Connection server) {
        client.handshake();
        for (int flights = 0; flights < 5; flights++) {
            trickle(client, server);
            trickle(server, client);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aHandshakeThatComesByteByByteIsCompleted(SslProvider provider) {
        try (Endpoint clients = Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA));
                Endpoint servers = Netty.endpoint(NettyContexts.server(provider, NettyContexts.SERVER));
                Connection client = clients.open(Side.CLIENT, ConnectionSettings.forServer(NettyContexts.HOST));
                Connection server = servers.open(Side.SERVER, ConnectionSettings.none())) {
            handshake(client, server);
            assertEquals(List.of(IoStatus.NOTHING, IoStatus.NOTHING), List.of(client.handshake(), server.handshake()));
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void dataThatComesByteByByteIsReadOnceItIsThere(SslProvider provider) {
        try (Endpoint clients = Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA));
                Endpoint servers = Netty.endpoint(NettyContexts.server(provider, NettyContexts.SERVER));
                Connection client = clients.open(Side.CLIENT, ConnectionSettings.forServer(NettyContexts.HOST));
                Connection server = servers.open(Side.SERVER, ConnectionSettings.none())) {
            handshake(client, server);
            client.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            ByteBuffer room = ByteBuffer.allocate(100);
            for (byte b : client.outgoing().readAll()) {
                assertEquals(0, room.position());
                server.incoming().write(new byte[] {b});
                server.read(room);
            }
            assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), room.flip());
        }
    }
}
