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

/** A client and a server connection between which the test moves the bytes, so that it can act in between. */
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

    /** A pair whose handshake has not begun. */
    static ManualPair fresh(ContextBuilder client, ContextBuilder server) {
        return opened(client.build(), server.build(), TO_LOCALHOST);
    }

    /** A pair with a complete handshake, whose session tickets have been read. */
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

    /** Lets both sides read and answer until no bytes are left to move. */
    void settle() {
        for (int rounds = 0; rounds < 5; rounds++) {
            client.peek(ByteBuffer.allocate(0));
            server.peek(ByteBuffer.allocate(0));
            move();
        }
    }

    /** A pair after its handshake, which may have failed. */
    static ManualPair afterHandshake(ContextBuilder client, ContextBuilder server) {
        ManualPair pair = fresh(client, server);
        pair.handshake();
        pair.settle();
        return pair;
    }

    /** Moves the pending output of each side to the other. */
    void move() {
        server.incoming().write(client.outgoing().readAll());
        client.incoming().write(server.outgoing().readAll());
    }

    /** Writes the text and moves it to the other side. */
    IoStatus send(Connection from, String text) {
        IoStatus status = from.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        move();
        return status;
    }

    /** The text of one read, or its status if it yields no text. */
    static String read(Connection from) {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        IoStatus status = from.read(buffer);
        return status == IoStatus.NOTHING ? text(buffer) : status.toString();
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
