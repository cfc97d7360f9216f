package dev.tlsloop.harness.socket;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.Side;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A TLS server on a free loopback port, for a client that needs a real one: an HTTP client, another process, another
 * language. Each connection has an outcome.
 *
 * <pre>{@code
 * try (TlsServer tls = TlsServer.serve(server)) {
 *     TlsClient.call(client, tls.address());
 *     assertThat(tls.outcome()).established().receivedData();
 * }
 * }</pre>
 *
 * <p>It runs a context or any endpoint, such as one around an SSLContext of the application. It answers each HTTP/1.1 request
 * with {@code ok}, or hands the plaintext to {@link SocketSettings#withHandler a function of the caller}. Each connection has
 * a thread of its own, a deadline, and an endpoint that it shares with the others; at most 200 run at once. It is for tests:
 * it has no limits for strangers, and so it listens on loopback only. Where no socket is needed,
 * {@code Loopback} is faster and knows both sides.
 */
public final class TlsServer implements AutoCloseable {
    private static final Duration SLOW_MACHINE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Endpoint endpoint;
    private final SocketSettings settings;
    private final Acceptor acceptor;
    private final Arrivals arrivals = new Arrivals();
    private final ConnectionThreads threads = new ConnectionThreads();
    private final Deadlines deadlines = new Deadlines();
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private boolean hasEnded;

    private TlsServer(Endpoint endpoint, InetSocketAddress address, SocketSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.acceptor = Acceptor.listen(address, this::serve, arrivals::complete);
    }

    /**
     * Starts a server on a free loopback port with the {@linkplain SocketSettings#defaults default settings}.
     *
     * @param party a context, which is started and closed with the server, or an endpoint, which stays open
     * @throws dev.tlsloop.UnsupportedSettingException when the engine lacks a setting of the context
     * @throws IllegalArgumentException for the context of a client
     */
    public static TlsServer serve(Party party) {
        return serve(party, SocketSettings.defaults());
    }

    /** Starts a server like {@link #serve(Party)} with these settings. */
    public static TlsServer serve(Party party, SocketSettings settings) {
        return serveAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), party, settings);
    }

    /**
     * Starts a server on that loopback address, such as one with a fixed port.
     *
     * @throws IllegalArgumentException for an address that other machines reach
     * @throws java.io.UncheckedIOException when the port is in use
     */
    public static TlsServer serveAt(InetSocketAddress address, Party party, SocketSettings settings) {
        Objects.requireNonNull(
                address, "the address of serveAt(address, ...) is null; give one, with port 0 for a free port");
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("a TlsServer listens on loopback only, because it has no limits for"
                    + " strangers; given: " + address + "; give a loopback address, or call insecurelyServeAt(...)");
        }
        return insecurelyServeAt(address, party, settings);
    }

    /**
     * Starts a server on any address of this machine, such as one that a container reaches. Whatever reaches the address may
     * connect, and hold up to 200 threads until their deadline.
     *
     * @throws java.io.UncheckedIOException when the port is in use, or the address is not of this machine
     */
    public static TlsServer insecurelyServeAt(InetSocketAddress address, Party party, SocketSettings settings) {
        Objects.requireNonNull(address, "the address of a server is null; give one, with port 0 for a free port");
        Objects.requireNonNull(party, "the party of a server is null; give a Context or an Endpoint");
        Objects.requireNonNull(settings, "the settings of a server are null; give SocketSettings.defaults()");
        Endpoint endpoint = party.start();
        try {
            checkSide(endpoint);
            TlsServer server = new TlsServer(endpoint, address, settings);
            server.acceptor.start();
            return server;
        } catch (Throwable e) {
            endpoint.close();
            throw e;
        }
    }

    /** The address of its root for a client, such as {@code https://localhost:40443/}. */
    public URI uri() {
        return uri("localhost");
    }

    /**
     * The address of its root under another host name, which the client must resolve to loopback.
     *
     * @throws IllegalArgumentException for a name that no URI can have
     */
    public URI uri(String host) {
        Objects.requireNonNull(host, "the host of uri(host) is null; give one, such as api.test");
        return URI.create("https://" + host + ":" + port() + "/");
    }

    /** The port. */
    public int port() {
        return address().getPort();
    }

    /** The address and port; a loopback address has the host name {@code localhost}. */
    public InetSocketAddress address() {
        InetSocketAddress bound = acceptor.address();
        return bound.getAddress().isLoopbackAddress() ? named("localhost", bound) : bound;
    }

    /**
     * The outcome of the one connection. It waits for a client until the deadline of the settings, and then for the end of
     * the connection.
     *
     * @throws IllegalStateException if no client connected in time, or more than one connection did: see {@link #outcomes}.
     *     It also has what the handler threw as its cause. An {@link Error} of the handler is thrown as it is
     */
    public SocketOutcome outcome() {
        long end = System.nanoTime() + settings.deadline().toNanos();
        boolean hasClient = interruptibly(() -> arrivals.awaitFirst(end));
        if (!hasClient) {
            throw new IllegalStateException("outcome() needs one connection, and no client connected to " + uri()
                    + " within " + settings.deadline() + "; call the server first, and catch what the call throws"
                    + acceptor.failure()
                            .map(e -> "; the server stopped accepting: " + e)
                            .orElse(""));
        }
        List<SocketOutcome> all = outcomes();
        if (all.size() > 1) {
            throw new IllegalStateException("outcome() needs one connection, and " + all.size()
                    + " were made; ask outcomes() for all: "
                    + String.join("; ", all.stream().map(SocketOutcome::summary).toList()));
        }
        return all.get(0);
    }

    /**
     * The outcomes of all connections that were made before this call, in their order. It waits for the end of each, which
     * comes with its deadline at the latest.
     *
     * @throws IllegalStateException with what a handler or a callback threw, or if a handler does not return. An
     *     {@link Error} of a handler is thrown as it is
     */
    public List<SocketOutcome> outcomes() {
        long limit = settings.deadline().multipliedBy(2).plus(SLOW_MACHINE).toNanos();
        return interruptibly(() -> {
            Optional<String> obstacle = isClosed.get() ? Optional.empty() : acceptor.awaitAccepted(limit);
            if (obstacle.isPresent()) {
                throw new IllegalStateException("the server accepts no connection, because " + obstacle.get()
                        + "; end connections, or start another server");
            }
            long end = System.nanoTime() + limit;
            List<SocketOutcome> outcomes = new ArrayList<>();
            for (Arrivals.Arrival arrival : arrivals.soFar()) {
                outcomes.add(Arrivals.await(outcomes.size() + 1, arrival, end));
            }
            return List.copyOf(outcomes);
        });
    }

    /**
     * Stops listening, closes all connections, waits for the end of their threads, and closes the endpoint if the server
     * started it. A second call has no effect, unless the first one failed.
     *
     * @throws IllegalStateException if a handler does not return within 20 seconds; the endpoint then stays open until
     *     another call of this method
     */
    @Override
    public synchronized void close() {
        if (hasEnded) {
            return;
        }
        isClosed.set(true);
        acceptor.close();
        arrivals.soFar().forEach(arrival -> arrival.channel().close(ConnectionEnd.CLOSED_HERE));
        threads.join(GRACE);
        if (threads.count() > 0) {
            threads.interrupt();
            threads.join(GRACE);
        }
        deadlines.close();
        if (threads.count() > 0) {
            throw new IllegalStateException(threads.count()
                    + " connections of this server do not end, although their channels are closed;"
                    + " let the handler return when its stream ends");
        }
        endpoint.close();
        hasEnded = true;
    }

    /** The address and the engine, such as {@code TLS server at https://localhost:40443/ on jsse 17.0.15}. */
    @Override
    public String toString() {
        return "TLS server at " + uri() + " on " + endpoint.engineText();
    }

    /** The number of threads of connections that have not ended; a thread dump lacks them where they are virtual. */
    int connectionThreads() {
        return threads.count();
    }

    private void serve(SocketChannel channel) {
        Arrivals.Arrival arrival = arrivals.add(channel);
        try {
            threads.start(() -> run(arrival));
        } catch (Throwable e) {
            arrival.channel().close(ConnectionEnd.CLOSED_HERE);
            arrival.outcome().completeExceptionally(e);
            acceptor.leave();
        }
    }

    private void run(Arrivals.Arrival arrival) {
        Conversation conversation = new Conversation(
                endpoint,
                Side.SERVER,
                ConnectionSettings.none(),
                settings,
                settings.handlerOr(HttpExchange::answer),
                deadlines);
        try {
            conversation.run(arrival.channel(), arrival.outcome()::complete);
        } catch (Throwable e) {
            arrival.outcome().completeExceptionally(e);
        } finally {
            arrival.channel().close(ConnectionEnd.CLOSED_HERE);
            acceptor.leave();
        }
    }

    private static InetSocketAddress named(String host, InetSocketAddress bound) {
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(host, bound.getAddress().getAddress()), bound.getPort());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the bytes of " + bound + " are no address", e);
        }
    }

    private static void checkSide(Endpoint endpoint) {
        Optional<Side> side = endpoint.context().flatMap(Context::side);
        if (side.equals(Optional.of(Side.CLIENT))) {
            throw new IllegalArgumentException(
                    "a TlsServer needs a server; given: the context of a client; give Context.server()...build()");
        }
    }

    private interface Waiting<T> {
        T await() throws InterruptedException;
    }

    private static <T> T interruptibly(Waiting<T> waiting) {
        try {
            return waiting.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the thread was interrupted while it waited for an outcome", e);
        }
    }
}
