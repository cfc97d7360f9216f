package dev.tlsloop.harness.socket;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.ShutdownFlag;
import dev.tlsloop.Side;
import dev.tlsloop.harness.pipe.Keeping;
import dev.tlsloop.harness.transcript.Transcript;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A {@link Connection} of any engine over a TCP socket: pyOpenSSL's {@code Connection(context, socket)}, for a peer in
 * another process.
 *
 * <pre>{@code
 * try (SocketConnection socket = SocketConnection.open(endpoint, ConnectionSettings.forServer("localhost"))) {
 *     socket.connect(new InetSocketAddress("127.0.0.1", 4433));
 *     IoStatus want = socket.handshake();
 * }
 * }</pre>
 *
 * <p>It starts in blocking mode. In this mode an operation waits for the peer and does not return READ or WRITE, except as
 * each method says. In {@link #nonBlocking} mode it returns at once, and the caller waits with a
 * {@link java.nio.channels.Selector} on the {@link #channel}. Network errors are values: {@link IoStatus#EOF} for a stream
 * that ends or breaks, and {@link #failure} for the error of the operating system. Java shows no file descriptor. One
 * thread at a time may use it. Another thread ends a blocked operation if it closes the {@link #channel}, and nothing else.
 * Tests that need no socket use {@code Loopback}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446">RFC 8446</a>
 */
public final class SocketConnection implements AutoCloseable {
    private final Connection connection;
    private final SocketChannel channel;
    private final SocketTransport transport;
    private final Optional<SocketRecording> recording;
    private boolean closed;

    private SocketConnection(Connection connection, SocketChannel channel, Optional<SocketRecording> recording) {
        this.connection = connection;
        this.channel = channel;
        this.recording = recording;
        this.transport = new SocketTransport(channel, connection, recording);
    }

    /**
     * Opens a client's connection on that endpoint, over a socket that is not connected yet.
     *
     * @throws IOException when the operating system has no more sockets
     * @throws IllegalArgumentException for an endpoint or settings that are not for a client
     */
    public static SocketConnection open(Endpoint endpoint, ConnectionSettings settings) throws IOException {
        Objects.requireNonNull(endpoint, "the endpoint of open(endpoint, settings) is null; give one that is started");
        return openOver(endpoint, Side.CLIENT, settings, SocketChannel.open(), recording(Keeping.byDefault()));
    }

    /**
     * Opens a client's connection like {@link #open}, whose {@link #transcript()} is decrypted with its own secrets. The
     * system property {@code tlsloop.secrets=true} does it for every connection of a JVM. The handshake stays the same.
     *
     * <pre>{@code
     * try (SocketConnection socket = SocketConnection.openWithSecrets(endpoint, ConnectionSettings.forServer("localhost"))) {
     *     socket.connect(new InetSocketAddress("127.0.0.1", 4433));
     *     socket.handshake();
     *     System.out.println(socket.transcript());
     * }
     * }</pre>
     *
     * @throws IOException when the operating system has no more sockets
     * @throws IllegalArgumentException for an endpoint or settings that are not for a client
     */
    public static SocketConnection openWithSecrets(Endpoint endpoint, ConnectionSettings settings) throws IOException {
        Objects.requireNonNull(
                endpoint, "the endpoint of openWithSecrets(endpoint, settings) is null; give one that is started");
        return openOver(endpoint, Side.CLIENT, settings, SocketChannel.open(), recording(Keeping.SECRETS));
    }

    /** Connects that connection, of either side, to that channel; {@link #close} closes both. */
    public static SocketConnection over(Connection connection, SocketChannel channel) {
        Objects.requireNonNull(
                connection, "the connection of over(connection, channel) is null; open one on an endpoint");
        Objects.requireNonNull(channel, "the channel of over(connection, channel) is null; give an open SocketChannel");
        return new SocketConnection(connection, channel, Optional.empty());
    }

    /** The TLS connection, for its parameters, its peer and its refusal. Only this object may step it. */
    public Connection connection() {
        return connection;
    }

    /**
     * The messages on the wire so far, as this side sent and received them, decrypted as far as its engine tells its secrets.
     *
     * @throws IllegalStateException if the connection was not opened with secrets, so that it keeps no bytes
     */
    public Transcript transcript() {
        return recording
                .orElseThrow(() -> new IllegalStateException("this connection keeps no transcript; open it with"
                        + " SocketConnection.openWithSecrets(...), or accept it from a SocketListener withSecrets()"))
                .transcript();
    }

    /** The channel, for a selector. */
    public SocketChannel channel() {
        return channel;
    }

    /** Binds the local address, {@code bind}; without it the operating system picks one when it connects. */
    public SocketConnection bind(SocketAddress local) throws IOException {
        channel.bind(local);
        return this;
    }

    /**
     * Connects, {@code connect}, and waits until the transport is connected.
     *
     * @throws IOException the error of the operating system; the socket is then closed, so open another
     * @throws IllegalStateException in non-blocking mode: use {@link #connectEx}
     */
    public void connect(SocketAddress peer) throws IOException {
        if (!channel.isBlocking()) {
            throw new IllegalStateException(
                    "connect() waits, and this socket is non-blocking; use connectEx(), or call blocking() first");
        }
        if (connectEx(peer) instanceof ConnectResult.Failed failed) {
            throw failed.cause();
        }
    }

    /**
     * Connects, {@code connect_ex}, and returns the result as a value. In non-blocking mode it is called again, with the same
     * address, when the channel is ready to connect.
     */
    public ConnectResult connectEx(SocketAddress peer) {
        try {
            boolean connected = channel.isConnected()
                    || (channel.isConnectionPending() ? channel.finishConnect() : channel.connect(resolved(peer)));
            return connected ? new ConnectResult.Connected() : new ConnectResult.InProgress();
        } catch (IOException e) {
            close();
            return new ConnectResult.Failed(e);
        }
    }

    /** Sets the blocking mode, {@code setblocking(True)}: operations wait for the peer. It is the default. */
    public SocketConnection blocking() throws IOException {
        channel.configureBlocking(true);
        return this;
    }

    /** Sets the non-blocking mode, {@code setblocking(False)}: operations return at once and say what they need. */
    public SocketConnection nonBlocking() throws IOException {
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
    public <T> SocketConnection option(SocketOption<T> name, T value) throws IOException {
        channel.setOption(SocketOptions.supported(channel, name), value);
        return this;
    }

    /** The address of the peer, {@code getpeername}; empty until it is connected. */
    public Optional<SocketAddress> peerName() throws IOException {
        return Optional.ofNullable(channel.getRemoteAddress());
    }

    /** The local address, {@code getsockname}; empty until it is bound or connected. */
    public Optional<SocketAddress> socketName() throws IOException {
        return Optional.ofNullable(channel.getLocalAddress());
    }

    /**
     * Continues the handshake, {@code do_handshake}; {@link #read} and {@link #write} do so by themselves.
     *
     * @return NOTHING when it is complete and sent; READ or WRITE in non-blocking mode; CLOSED, EOF, REFUSED
     */
    public IoStatus handshake() {
        check("handshake()");
        return flushAfter(pump(connection::handshake));
    }

    /**
     * Sends at most one record of plaintext, 16384 bytes, and moves the buffer's position past it ({@code send}). It takes
     * no plaintext while an earlier record waits for room.
     *
     * @return NOTHING when it took plaintext, of which a part may wait for {@link #flush}, or the buffer was empty; WRITE or
     *     READ in non-blocking mode; CLOSED after {@link #shutdown}; EOF when the transport broke; REFUSED
     */
    public IoStatus write(ByteBuffer plain) {
        IoStatus ready = flush();
        IoStatus status = ready == IoStatus.NOTHING ? pump(() -> connection.write(plain)) : ready;
        return status == IoStatus.NOTHING && transport.isBroken() ? IoStatus.EOF : status;
    }

    /**
     * Sends all plaintext, {@code sendall}, one record after the other, until another status than NOTHING.
     *
     * @return NOTHING when it took all plaintext; else the status of {@link #write}, with the position behind the taken part
     */
    public IoStatus writeAll(ByteBuffer plain) {
        IoStatus status = write(plain);
        while (status == IoStatus.NOTHING && plain.hasRemaining()) {
            status = write(plain);
        }
        return status;
    }

    /**
     * Sends records that wait for room in non-blocking mode.
     *
     * @return NOTHING when all records are sent; WRITE when some still wait; EOF when the transport broke
     */
    public IoStatus flush() {
        check("flush()");
        return flushAfter(IoStatus.NOTHING);
    }

    /**
     * Receives at most one record into the buffer, {@code recv}; plaintext that does not fit stays for the next call.
     *
     * @return NOTHING when it read plaintext; READ in non-blocking mode when there is none, or WRITE while the handshake
     *     waits for room; CLOSED after the peer's close_notify; EOF when the stream ended without one or broke; REFUSED
     */
    public IoStatus read(ByteBuffer plain) {
        check("read()");
        return pump(() -> connection.read(plain));
    }

    /** Works like {@link #read}, but leaves the plaintext for the next call ({@code MSG_PEEK}). */
    public IoStatus peek(ByteBuffer plain) {
        check("peek()");
        return pump(() -> connection.peek(plain));
    }

    /**
     * Sends close_notify on the first call, {@code shutdown}; the second call waits for the peer's.
     *
     * @return NOTHING when both sides sent close_notify; READ on the first call, and while data of the peer is unread; WRITE
     *     in non-blocking mode; EOF when the stream ended or broke without the peer's close_notify; REFUSED
     * @throws IllegalStateException in the middle of a handshake
     */
    public IoStatus shutdown() {
        check("shutdown()");
        if (connection.shutdownState().contains(ShutdownFlag.SENT)) {
            return flushAfter(pump(connection::shutdown));
        }
        IoStatus status = connection.shutdown();
        IoStatus left = flushAfter(IoStatus.NOTHING);
        return left == IoStatus.NOTHING ? status : left;
    }

    /** Shuts the socket down below TLS, {@code sock_shutdown}, without close_notify; waiting records may be lost. */
    public SocketConnection socketShutdown(SocketHalf half) throws IOException {
        check("socketShutdown()");
        if (half != SocketHalf.READ) {
            send();
            channel.shutdownOutput();
        }
        if (half != SocketHalf.WRITE) {
            channel.shutdownInput();
        }
        return this;
    }

    /** The error of the operating system that broke the transport; empty if there was none, or the stream only ended. */
    public Optional<IOException> failure() {
        return transport.failure();
    }

    /** Closes the connection and the socket, {@code close}, without close_notify. Idempotent; the endpoint stays open. */
    @Override
    public void close() {
        closed = true;
        connection.close();
        try {
            channel.close();
        } catch (IOException e) {
            // The operating system releases the socket even if it reports an error.
        }
    }

    @Override
    public String toString() {
        return connection + " over " + channel;
    }

    /** The recording of a connection that the caller opens: only one with secrets has any. */
    static Optional<SocketRecording> recording(Keeping keeping) {
        return keeping == Keeping.SECRETS ? Optional.of(new SocketRecording(keeping)) : Optional.empty();
    }

    /** Opens a connection over that channel, and closes the channel if the endpoint refuses. */
    static SocketConnection openOver(
            Endpoint endpoint,
            Side side,
            ConnectionSettings settings,
            SocketChannel channel,
            Optional<SocketRecording> recording)
            throws IOException {
        try {
            Connection connection = endpoint.open(
                    side, recording.map(kept -> kept.addTo(settings)).orElse(settings));
            return new SocketConnection(connection, channel, recording);
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    /** Repeats a step while the socket has bytes for it. */
    private IoStatus pump(Supplier<IoStatus> step) {
        while (true) {
            IoStatus status = step.get();
            boolean flushed = send();
            boolean hungry = status == IoStatus.READ && connection.pending() == 0;
            if (!hungry || connection.incoming().ended()) {
                return status;
            }
            if (!transport.fill()) {
                return flushed || connection.negotiated().isPresent() ? IoStatus.READ : IoStatus.WRITE;
            }
        }
    }

    /** Sends pending records; an operation is complete when they have left. */
    private IoStatus flushAfter(IoStatus status) {
        if (status != IoStatus.NOTHING) {
            return status;
        }
        boolean flushed = send();
        return transport.isBroken() ? IoStatus.EOF : flushed ? IoStatus.NOTHING : IoStatus.WRITE;
    }

    /** Sends pending records; false if the channel has no room for all of them. */
    private boolean send() {
        recording.ifPresent(kept -> kept.note(connection));
        boolean flushed = transport.flush();
        recording.ifPresent(kept -> kept.settle(connection.side()));
        return flushed;
    }

    private void check(String operation) {
        if (closed) {
            throw new IllegalStateException(operation + " after close(): this socket is closed; open another");
        }
        // A channel that another thread closed is a stream that broke, which the next step finds.
        if (channel.isOpen() && !channel.isConnected()) {
            throw new IllegalStateException(
                    operation + " before the socket is connected; call connect(), or connectEx()"
                            + " until it answers Connected");
        }
    }

    private static SocketAddress resolved(SocketAddress peer) throws UnknownHostException {
        if (peer instanceof InetSocketAddress address && address.isUnresolved()) {
            throw new UnknownHostException(address.getHostString());
        }
        return peer;
    }
}
