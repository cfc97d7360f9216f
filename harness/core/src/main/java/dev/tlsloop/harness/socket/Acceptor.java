package dev.tlsloop.harness.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedByInterruptException;
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

    /**
     * Waits until each connection is accepted that was made before this call; false if that takes longer.
     *
     * @throws UncheckedIOException if the operating system makes no connection, for instance with too many open files
     */
    boolean awaitAccepted(long nanos) throws InterruptedException {
        InetAddress own = address.getAddress();
        InetAddress local = own.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : own;
        CountDownLatch isAccepted = new CountDownLatch(1);
        try (SocketChannel marker = SocketChannel.open()) {
            marker.bind(new InetSocketAddress(local, 0));
            SocketAddress name = marker.getLocalAddress();
            markers.put(name, isAccepted);
            try {
                marker.connect(new InetSocketAddress(local, address.getPort()));
                return isAccepted.await(nanos, TimeUnit.NANOSECONDS);
            } finally {
                markers.remove(name);
            }
        } catch (ClosedByInterruptException e) {
            // The flag stays set by the channel, and an InterruptedException clears it.
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (IOException e) {
            if (listening.isOpen()) {
                throw new UncheckedIOException("the server cannot connect to itself: " + e.getMessage(), e);
            }
            return true;
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
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (thread.isAlive() && System.nanoTime() < end) {
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
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
            refuseLaterClients();
        }
    }

    /** A client would otherwise wait in the queue of a port that nothing accepts from. */
    private void refuseLaterClients() {
        try {
            listening.close();
        } catch (IOException e) {
            // The first failure is the one to report.
        }
    }

    private void accept(SocketChannel channel) throws InterruptedException {
        CountDownLatch marker;
        try {
            marker = markers.remove(channel.getRemoteAddress());
            if (marker != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The client is gone already.
            closeQuietly(channel);
            return;
        }
        if (marker != null) {
            marker.countDown();
            return;
        }
        try {
            room.acquire();
        } catch (InterruptedException e) {
            closeQuietly(channel);
            throw e;
        }
        accepted.accept(channel);
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to release.
        }
    }
}
