package dev.tlsloop.harness.socket;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Side;
import dev.tlsloop.harness.pipe.Keeping;
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
 * <p>It starts in blocking mode. It is for tests that need a real peer. It is not a server: it has no threads and no
 * limits.
 */
public final class SocketListener implements AutoCloseable {
    private static final int BACKLOG_OF_THE_SYSTEM = 0;

    private final Endpoint endpoint;
    private final ServerSocketChannel channel;
    private Keeping keeping = Keeping.byDefault();

    private SocketListener(Endpoint endpoint, ServerSocketChannel channel) {
        this.endpoint = endpoint;
        this.channel = channel;
    }

    /**
     * Opens a socket that does not listen yet, for connections on that endpoint.
     *
     * @throws IOException when the operating system has no more sockets
     */
    public static SocketListener open(Endpoint endpoint) throws IOException {
        Objects.requireNonNull(endpoint, "the endpoint of open(endpoint) is null; give one that is started");
        return new SocketListener(endpoint, ServerSocketChannel.open());
    }

    /** Binds and listens, {@code bind} and {@code listen}, with the default backlog of the platform. */
    public SocketListener listen(SocketAddress address) throws IOException {
        return listen(address, BACKLOG_OF_THE_SYSTEM);
    }

    /**
     * Binds and listens, {@code bind} and {@code listen}: one step in {@code java.nio}.
     *
     * @param address the local address; for port 0 the operating system picks one, see {@link #socketName}
     * @param backlog the most connections that wait to be accepted; the default of the platform for 0 or less
     * @throws IOException when the address is in use or not of this machine
     */
    public SocketListener listen(SocketAddress address, int backlog) throws IOException {
        channel.bind(address, backlog);
        return this;
    }

    /**
     * Accepts the next connection, {@code accept}, and opens a server's connection on the endpoint. The handshake has not
     * begun, and the new socket is in blocking mode.
     *
     * @return empty if this socket is non-blocking and no client waits
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
                : Optional.of(SocketConnection.openOver(
                        endpoint,
                        Side.SERVER,
                        ConnectionSettings.none(),
                        accepted,
                        SocketConnection.recording(keeping)));
    }

    /** Makes the connections that it accepts from now on keep a {@link SocketConnection#transcript() transcript}. */
    public SocketListener withSecrets() {
        keeping = Keeping.SECRETS;
        return this;
    }

    /** Sets the blocking mode, {@code setblocking(True)}: {@link #accept} waits for a connection. It is the default. */
    public SocketListener blocking() throws IOException {
        channel.configureBlocking(true);
        return this;
    }

    /** Sets the non-blocking mode, {@code setblocking(False)}: {@link #accept} returns at once. */
    public SocketListener nonBlocking() throws IOException {
        channel.configureBlocking(false);
        return this;
    }

    /**
     * Returns an option of the socket, {@code getsockopt}; see {@link java.net.StandardSocketOptions}.
     *
     * @throws IllegalArgumentException for an option that this platform's sockets lack
     */
    public <T> T option(SocketOption<T> name) throws IOException {
        return channel.getOption(SocketOptions.supported(channel, name));
    }

    /**
     * Sets an option of the socket, {@code setsockopt}.
     *
     * @throws IllegalArgumentException for an option that this platform's sockets lack, or a value that it does not allow
     */
    public <T> SocketListener option(SocketOption<T> name, T value) throws IOException {
        channel.setOption(SocketOptions.supported(channel, name), value);
        return this;
    }

    /** The local address, {@code getsockname}; empty until it listens. */
    public Optional<SocketAddress> socketName() throws IOException {
        return Optional.ofNullable(channel.getLocalAddress());
    }

    /** The channel, for a selector. */
    public ServerSocketChannel channel() {
        return channel;
    }

    /** Stops listening. Idempotent; accepted connections and the endpoint stay open. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The operating system releases the socket even if it reports an error.
        }
    }
}
