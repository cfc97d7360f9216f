package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client and a server on OpenSSL, whose bytes move only when the test calls {@link #move()}. */
record ManualOpenSslPair(Endpoint clients, Endpoint servers, Connection client, Connection server)
        implements AutoCloseable {
    static final Authority CA = Authority.create("Root");
    static final Authority BELOW = CA.intermediate("Intermediate");
    static final Credential LOCALHOST = CA.issue("localhost");
    static final Credential LOCALHOST_BELOW = BELOW.issue("localhost");
    static final Credential ALICE_BELOW = BELOW.issue("alice");
    static final Credential STRANGER = Authority.create("Strangers").issue("localhost");
    static final ConnectionSettings TO_LOCALHOST = ConnectionSettings.forServer("localhost");

    static ContextBuilder aClient() {
        return Context.client().engine(OpenSsl.engine()).trust(CA);
    }

    static ContextBuilder aClient(TlsVersion version) {
        return aClient().versions(version, version);
    }

    static ContextBuilder aServer() {
        return bareServer().credential(LOCALHOST);
    }

    static ContextBuilder bareServer() {
        return Context.server().engine(OpenSsl.engine());
    }

    static ManualOpenSslPair opened(ContextBuilder client, ContextBuilder server, ConnectionSettings settings) {
        Endpoint clients = client.build().start();
        Endpoint servers = server.build().start();
        return new ManualOpenSslPair(
                clients, servers, clients.open(CLIENT, settings), servers.open(SERVER, ConnectionSettings.none()));
    }

    static ManualOpenSslPair fresh(ContextBuilder client, ContextBuilder server) {
        return opened(client, server, TO_LOCALHOST);
    }

    static ManualOpenSslPair established(ContextBuilder client, ContextBuilder server) {
        ManualOpenSslPair pair = fresh(client, server).handshake();
        if (pair.client.negotiated().isEmpty() || pair.server.negotiated().isEmpty()) {
            throw new AssertionError("not established: " + pair.client.refusal() + ", " + pair.server.refusal());
        }
        return pair;
    }

    /** Completes the handshake and reads the tickets. */
    ManualOpenSslPair handshake() {
        for (int flights = 0; flights < 5; flights++) {
            client.handshake();
            move();
            server.handshake();
            move();
        }
        return read();
    }

    /** Lets both sides read and answer until no bytes are left. */
    ManualOpenSslPair read() {
        for (int rounds = 0; rounds < 5; rounds++) {
            client.peek(ByteBuffer.allocate(0));
            server.peek(ByteBuffer.allocate(0));
            move();
        }
        return this;
    }

    void move() {
        server.incoming().write(client.outgoing().readAll());
        client.incoming().write(server.outgoing().readAll());
    }

    /** Writes a text on one side; returns the text or status that the other side reads. */
    static String send(Connection from, Connection to, String text) {
        from.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        to.incoming().write(from.outgoing().readAll());
        ByteBuffer room = ByteBuffer.allocate(16_384);
        IoStatus status = to.read(room);
        return status == IoStatus.NOTHING
                ? StandardCharsets.UTF_8.decode(room.flip()).toString()
                : status.toString();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        clients.close();
        servers.close();
    }
}
