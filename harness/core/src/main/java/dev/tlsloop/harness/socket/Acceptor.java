package dev.tlsloop.harness.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread that accepts connections. It can tell that all connections up to a moment are accepted: it connects to itself,
 * and the operating system hands out connections in their order.
 */
final class Acceptor {
    /** The most connections at once, so that rude clients cannot exhaust the threads of the test. */
    static final int MOST_AT_ONCE = 200;

    private static final int BACKLOG = 1_024;

    private final ServerSocketChannel listening;
    private final InetSocketAddress address;
    private final Consumer<SocketChannel> accepted;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final Map<SocketAddress, CountDownLatch> markers = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "tlsloop-acceptor");
    private volatile @Nullable IOException failure;

    private Acceptor(ServerSocketChannel listening, Consumer<SocketChannel> accepted) throws IOException {
        this.listening = listening;
        this.address = (InetSocketAddress) listening.getLocalAddress();
        this.accepted = accepted;
    }

    /**
     * Listens, and accepts nothing before {@link #start}.
     *
     * @param accepted hears each connection, of which it calls {@link #leave} at the end
     */
    static Acceptor listen(InetSocketAddress address, Consumer<SocketChannel> accepted) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                return new Acceptor(channel.bind(address, BACKLOG), accepted);
            } catch (Throwable e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the server cannot listen on " + address + ": " + e.getMessage() + "; give a free port, or 0", e);
        }
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return address;
    }

    /** Makes room for another connection. */
    void leave() {
        room.release();
    }

    /** Waits until each connection is accepted that was made before this call; false if that takes longer. */
    boolean awaitAccepted(long nanos) throws InterruptedException {
        InetAddress own = address.getAddress();
        InetAddress local = own.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : own;
        CountDownLatch isAccepted = new CountDownLatch(1);
        try (SocketChannel marker = SocketChannel.open()) {
            marker.bind(new InetSocketAddress(local, 0));
            markers.put(marker.getLocalAddress(), isAccepted);
            marker.connect(new InetSocketAddress(local, address.getPort()));
            return isAccepted.await(nanos, TimeUnit.NANOSECONDS);
        } catch (ClosedChannelException e) {
            return true;
        } catch (IOException e) {
            return !listening.isOpen();
        }
    }

    /** The error that stopped it before it was closed, such as too many open files. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Stops listening, and waits for the end of the thread. */
    void close() {
        try {
            listening.close();
        } catch (IOException e) {
            // The operating system releases the port even if it reports an error.
        }
        thread.interrupt();
        boolean isInterrupted = Thread.interrupted();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                accept(listening.accept());
            }
        } catch (ClosedChannelException | InterruptedException e) {
            // The server was closed.
        } catch (IOException e) {
            failure = e;
        }
    }

    private void accept(SocketChannel channel) throws IOException, InterruptedException {
        CountDownLatch marker = markers.remove(channel.getRemoteAddress());
        if (marker != null) {
            channel.close();
            marker.countDown();
            return;
        }
        try {
            room.acquire();
        } catch (InterruptedException e) {
            channel.close();
            throw e;
        }
        accepted.accept(channel);
    }
}
