package dev.tlsloop.contract;

import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.harness.socket.SocketConnection;
import dev.tlsloop.harness.socket.SocketListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A client and a server that are connected over a loopback socket; their handshake has not begun. */
record SocketPair(
        Endpoint clients, Endpoint servers, SocketListener listener, SocketConnection client, SocketConnection server)
        implements AutoCloseable {
    private static final int MOST_ROUNDS = 10_000;
    private static final int MILLISECONDS = 10_000;

    static SocketPair connected(ContextBuilder client, ContextBuilder server) throws IOException {
        Endpoint clients = client.build().start();
        Endpoint servers = server.build().start();
        SocketListener listener = SocketListener.open(servers).listen(ephemeral());
        SocketConnection near = SocketConnection.open(clients, ManualPair.TO_LOCALHOST);
        near.connect(listener.socketName().orElseThrow());
        return new SocketPair(
                clients, servers, listener, near, listener.accept().orElseThrow());
    }

    /** A pair whose handshake is complete and whose sockets block again. */
    static SocketPair established(ContextBuilder client, ContextBuilder server) throws IOException {
        SocketPair pair = connected(client, server);
        pair.handshake();
        pair.client.blocking();
        pair.server.blocking();
        return pair;
    }

    /** A loopback address with a port that the operating system picks. */
    static SocketAddress ephemeral() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Runs both handshakes in one thread without blocking, and returns the last status of each. */
    String handshake() throws IOException {
        client.nonBlocking();
        server.nonBlocking();
        IoStatus[] wants = {IoStatus.READ, IoStatus.READ};
        for (int round = 0; round < MOST_ROUNDS && (isWaiting(wants[0]) || isWaiting(wants[1])); round++) {
            wants[0] = isWaiting(wants[0]) ? client.handshake() : wants[0];
            wants[1] = isWaiting(wants[1]) ? server.handshake() : wants[1];
            if (isWaiting(wants[0]) && isWaiting(wants[1])) {
                awaitEither(wants);
            }
        }
        return wants[0] + ", " + wants[1];
    }

    /** Runs an operation on another thread while the test's own thread blocks. */
    static <T> CompletableFuture<T> meanwhile(Supplier<T> operation) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> result.completeAsync(operation, Runnable::run), "socket peer");
        thread.setDaemon(true);
        thread.start();
        return result.orTimeout(MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    /** The text of one read, or its status if it yields no text. */
    static String read(SocketConnection from) {
        ByteBuffer room = ByteBuffer.allocate(65_536);
        IoStatus status = from.read(room);
        return status == IoStatus.NOTHING ? ManualPair.text(room) : status.toString();
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.close();
        server.close();
        listener.close();
        clients.close();
        servers.close();
    }

    private void awaitEither(IoStatus[] wants) throws IOException {
        try (Selector selector = Selector.open()) {
            client.channel().register(selector, interest(wants[0]));
            server.channel().register(selector, interest(wants[1]));
            selector.select(MILLISECONDS);
        }
    }

    private static int interest(IoStatus status) {
        return status == IoStatus.WRITE ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    }

    private static boolean isWaiting(IoStatus status) {
        return status == IoStatus.READ || status == IoStatus.WRITE;
    }
}
