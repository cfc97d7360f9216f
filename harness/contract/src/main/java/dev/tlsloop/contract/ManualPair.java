package dev.tlsloop.contract;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Side;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Two connections whose bytes move when a test says so, and not before: for what happens in between. */
record ManualPair(Endpoint clients, Endpoint servers, Connection client, Connection server) implements AutoCloseable {
    static final ConnectionSettings TO_LOCALHOST = ConnectionSettings.forServer("localhost");

    static ManualPair opened(Context client, Context server, ConnectionSettings settings) {
        Endpoint clients = client.start();
        Endpoint servers = server.start();
        return new ManualPair(
                clients,
                servers,
                clients.open(Side.CLIENT, settings),
                servers.open(Side.SERVER, ConnectionSettings.none()));
    }

    /** Not yet begun. */
    static ManualPair fresh(ContextBuilder client, ContextBuilder server) {
        return opened(client.build(), server.build(), TO_LOCALHOST);
    }

    /** Established on both sides, and everything that was to be said about it is read. */
    static ManualPair established(ContextBuilder client, ContextBuilder server) {
        ManualPair pair = fresh(client, server);
        pair.handshake();
        if (pair.client.negotiated().isEmpty() || pair.server.negotiated().isEmpty()) {
            pair.close();
            throw new AssertionError("not established: " + pair.client.refusal() + ", " + pair.server.refusal());
        }
        return pair;
    }

    void handshake() {
        for (int flights = 0; flights < 5; flights++) {
            client.handshake();
            move();
            server.handshake();
            move();
        }
        client.peek(ByteBuffer.allocate(0));
        server.peek(ByteBuffer.allocate(0));
    }

    /** Lets both read what there is, and answer, until nothing is left to say. */
    void settle() {
        for (int rounds = 0; rounds < 5; rounds++) {
            client.peek(ByteBuffer.allocate(0));
            server.peek(ByteBuffer.allocate(0));
            move();
        }
    }

    /** A handshake between these two, as far as it gets. */
    static ManualPair shaken(ContextBuilder client, ContextBuilder server) {
        ManualPair pair = fresh(client, server);
        pair.handshake();
        pair.settle();
        return pair;
    }

    /** Takes to each side what the other has sent by now. */
    void move() {
        server.incoming().write(client.outgoing().readAll());
        client.incoming().write(server.outgoing().readAll());
    }

    /** One write, and its way to the other side. */
    IoStatus send(Connection from, String text) {
        IoStatus status = from.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        move();
        return status;
    }

    /** What one read yields, or what it wants. */
    static String read(Connection from) {
        ByteBuffer room = ByteBuffer.allocate(65_536);
        IoStatus status = from.read(room);
        return status == IoStatus.NOTHING ? text(room) : status.toString();
    }

    static String text(ByteBuffer filled) {
        return StandardCharsets.UTF_8.decode(filled.flip()).toString();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        clients.close();
        servers.close();
    }
}
