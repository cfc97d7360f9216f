package dev.tlsloop.harness.socket;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Side;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.Optional;

/**
 * The listening half of pyOpenSSL's {@code Connection}: a TCP socket whose accepted connections run on one endpoint, of
 * any engine.
 *
 * <pre>{@code
 * try (SocketListener listener = SocketListener.open(endpoint)) {
 *     listener.listen(new InetSocketAddress("127.0.0.1", 0));
 *     SocketConnection accepted = listener.accept().orElseThrow();
 *     IoStatus want = accepted.handshake();
 * }
 * }</pre>
 *
 * <p>It blocks until it is told otherwise. It is a part for tests that need a real peer, and no server: it has no
 * threads and no limits.
 */
public final class SocketListener implements AutoCloseable {
    private static final int BACKLOG_OF_THE_SYSTEM = 0;

    private final Endpoint endpoint;
    private final ServerSocketChannel channel;

    private SocketListener(Endpoint endpoint, ServerSocketChannel channel) {
        this.endpoint = endpoint;
        this.channel = channel;
    }

    /**
     * A socket that listens nowhere yet, for connections on that endpoint.
     *
     * @throws IOException when the operating system has no more sockets
     */
    public static SocketListener open(Endpoint endpoint) throws IOException {
        Objects.requireNonNull(endpoint, "the endpoint of open(endpoint) is null; give one that is started");
        return new SocketListener(endpoint, ServerSocketChannel.open());
    }

    /** Binds and listens, {@code bind} and {@code listen}, with the backlog that the platform prefers. */
    public SocketListener listen(SocketAddress address) throws IOException {
        return listen(address, BACKLOG_OF_THE_SYSTEM);
    }

    /**
     * Binds and listens, {@code bind} and {@code listen}: one step in {@code java.nio}.
     *
     * @param address port 0 lets the operating system pick one, which {@link #socketName} tells
     * @param backlog how many connections may wait to be accepted; 0 or less leaves it to the platform
     * @throws IOException when the address is taken or not of this machine
     */
    public SocketListener listen(SocketAddress address, int backlog) throws IOException {
        channel.bind(address, backlog);
        return this;
    }

    /**
     * Takes the next connection, {@code accept}, on a new server's connection of the endpoint; who it is tells its
     * {@link SocketConnection#peerName}. The handshake has not begun, and the socket blocks.
     *
     * @return empty where this socket does not block and none waits
     * @throws IOException when the listening socket broke
     * @throws IllegalStateException when it does not listen yet
     */
    public Optional<SocketConnection> accept() throws IOException {
        if (channel.getLocalAddress() == null) {
            throw new IllegalStateException(
                    "accept() before listen(): this socket has no address; call listen() first");
        }
        SocketChannel accepted = channel.accept();
        return accepted == null
                ? Optional.empty()
                : Optional.of(SocketConnection.opened(endpoint, Side.SERVER, ConnectionSettings.none(), accepted));
    }

    /** From now on {@link #accept} waits for a connection, {@code setblocking(True)}; this is how it starts. */
    public SocketListener blocking() throws IOException {
        channel.configureBlocking(true);
        return this;
    }

    /** From now on {@link #accept} comes back at once, {@code setblocking(False)}. */
    public SocketListener nonBlocking() throws IOException {
        channel.configureBlocking(false);
        return this;
    }

    /**
     * An option of the socket, {@code getsockopt}; see {@link java.net.StandardSocketOptions}.
     *
     * @throws IllegalArgumentException for an option that this platform's sockets lack
     */
    public <T> T option(SocketOption<T> name) throws IOException {
        return channel.getOption(SocketOptions.supported(channel, name));
    }

    /**
     * Sets an option of the socket, {@code setsockopt}.
     *
     * @throws IllegalArgumentException for an option that this platform's sockets lack, or a value that it cannot have
     */
    public <T> SocketListener option(SocketOption<T> name, T value) throws IOException {
        channel.setOption(SocketOptions.supported(channel, name), value);
        return this;
    }

    /** Where it listens, {@code getsockname}; empty until it does. */
    public Optional<SocketAddress> socketName() throws IOException {
        return Optional.ofNullable(channel.getLocalAddress());
    }

    /** What it listens on: to register with a selector. */
    public ServerSocketChannel channel() {
        return channel;
    }

    /** Stops listening. Idempotent; what was accepted stays open, and so does the endpoint. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The operating system lets go of a socket whatever it says about it.
        }
    }
}
