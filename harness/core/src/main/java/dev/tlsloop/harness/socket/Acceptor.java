package dev.tlsloop.harness.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
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
    private static final int MOST_FAILURES = 50;
    private static final long PAUSE_MILLIS = 100;

    private final ServerSocketChannel listening;
    private final InetSocketAddress address;
    private final Consumer<SocketChannel> accepted;
    private final Runnable gaveUp;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final Map<SocketAddress, CountDownLatch> markers = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "tlsloop-acceptor");
    private volatile @Nullable IOException failure;

    /** Accepts from a channel that is bound. */
    Acceptor(ServerSocketChannel listening, Consumer<SocketChannel> accepted, Runnable gaveUp) throws IOException {
        this.listening = listening;
        this.address = (InetSocketAddress) listening.getLocalAddress();
        this.accepted = accepted;
        this.gaveUp = gaveUp;
    }

    /**
     * Listens, and accepts nothing before {@link #start}.
     *
     * @param accepted hears each connection, of which it calls {@link #leave} at the end
     * @param gaveUp hears that an error stopped it before it was closed
     */
    static Acceptor listen(InetSocketAddress address, Consumer<SocketChannel> accepted, Runnable gaveUp) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                return new Acceptor(channel.bind(address, BACKLOG), accepted, gaveUp);
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
     * Waits until each connection is accepted that was made before this call, or until the acceptor is closed.
     *
     * @return the cause why it does not accept them in time, or nothing
     */
    Optional<String> awaitAccepted(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        InetAddress own = address.getAddress();
        InetAddress local = own.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : own;
        try (SocketChannel marker = SocketChannel.open()) {
            marker.bind(new InetSocketAddress(local, 0));
            return awaitMarker(marker, new InetSocketAddress(local, address.getPort()), end);
        } catch (IOException e) {
            // The channel of an interrupted thread is closed, and its exception does not tell that from a closed
            // server.
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while the server accepted the connections");
            }
            return isClosed() ? Optional.empty() : Optional.of(obstacle().orElse("it cannot be reached: " + e));
        }
    }

    private Optional<String> awaitMarker(SocketChannel marker, InetSocketAddress server, long end)
            throws IOException, InterruptedException {
        SocketAddress key = marker.getLocalAddress();
        CountDownLatch isAccepted = new CountDownLatch(1);
        markers.put(key, isAccepted);
        try {
            marker.socket().connect(server, (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            boolean inTime = isAccepted.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return inTime && failure == null
                    ? Optional.empty()
                    : Optional.of(obstacle().orElse("its thread does not run in time"));
        } finally {
            markers.remove(key);
        }
    }

    private boolean isClosed() {
        return !listening.isOpen() && failure == null;
    }

    private Optional<String> obstacle() {
        return failure()
                .map(Object::toString)
                .or(() -> Optional.of(MOST_AT_ONCE + " connections do not end")
                        .filter(all -> room.availablePermits() == 0));
    }

    /** The error that stopped it before it was closed, such as too many open files. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Stops listening, and waits for the end of the thread. */
    void close() {
        stopListening();
        thread.interrupt();
        ConnectionThreads.join(List.of(thread), Duration.ofSeconds(10));
    }

    private void stopListening() {
        try {
            listening.close();
        } catch (IOException e) {
            // The operating system releases the port even if it reports an error.
        }
    }

    private void run() {
        try {
            acceptAll();
        } catch (ClosedChannelException | InterruptedException e) {
            // The server was closed.
        } catch (IOException e) {
            failure = e;
            stopListening();
            gaveUp.run();
        } finally {
            markers.values().forEach(CountDownLatch::countDown);
        }
    }

    /** Goes on after an error such as too many open files, unless it lasts. */
    private void acceptAll() throws IOException, InterruptedException {
        int failures = 0;
        while (true) {
            try {
                accept(listening.accept());
                failures = 0;
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException e) {
                failures++;
                if (failures == MOST_FAILURES) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void accept(SocketChannel channel) throws InterruptedException {
        Optional<CountDownLatch> marker = remoteAddress(channel).map(markers::remove);
        if (marker.isPresent()) {
            close(channel);
            marker.get().countDown();
            return;
        }
        try {
            room.acquire();
        } catch (InterruptedException e) {
            close(channel);
            throw e;
        }
        accepted.accept(channel);
    }

    /** The address of the peer, unless the peer has already reset the connection. */
    private static Optional<SocketAddress> remoteAddress(SocketChannel channel) {
        try {
            return Optional.ofNullable(channel.getRemoteAddress());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The operating system releases the socket even if it reports an error.
        }
    }
}
