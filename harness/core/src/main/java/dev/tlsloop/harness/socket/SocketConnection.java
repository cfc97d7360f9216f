package dev.tlsloop.harness.socket;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.ShutdownFlag;
import dev.tlsloop.Side;
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
 * A {@link Connection} of any engine over a TCP socket: pyOpenSSL's {@code Connection(context, socket)}, for a peer that
 * lives in another process.
 *
 * <pre>{@code
 * try (SocketConnection socket = SocketConnection.open(endpoint, ConnectionSettings.forServer("localhost"))) {
 *     socket.connect(new InetSocketAddress("127.0.0.1", 4433));
 *     IoStatus want = socket.handshake();
 * }
 * }</pre>
 *
 * <p>It blocks until it is told otherwise. While it blocks, an operation waits for the peer and never wants READ or
 * WRITE, but for the cases that are named at each; {@link #nonBlocking} makes both come back at once, to be waited for
 * with a {@link java.nio.channels.Selector} on the {@link #channel}. What the network does is a value: a stream that
 * ends or breaks is {@link IoStatus#EOF}, and {@link #failure} says what the operating system said. There is no file
 * descriptor, because Java shows none. It belongs to one thread at a time, and it is not for tests that can do without
 * a socket: those take {@code Loopback}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446">RFC 8446</a>
 */
public final class SocketConnection implements AutoCloseable {
    private final Connection connection;
    private final SocketChannel channel;
    private final SocketTransport transport;

    private SocketConnection(Connection connection, SocketChannel channel) {
        this.connection = connection;
        this.channel = channel;
        this.transport = new SocketTransport(channel, connection.incoming(), connection.outgoing());
    }

    /**
     * A client's connection on that endpoint, over a socket that is not connected yet.
     *
     * @throws IOException when the operating system has no more sockets
     * @throws IllegalArgumentException for an endpoint or an opening that is not for a client
     */
    public static SocketConnection open(Endpoint endpoint, ConnectionSettings settings) throws IOException {
        Objects.requireNonNull(endpoint, "the endpoint of open(endpoint, opening) is null; give one that is started");
        return opened(endpoint, Side.CLIENT, settings, SocketChannel.open());
    }

    /** Pumps that connection, of either side, over that channel, and closes both in the end. */
    public static SocketConnection over(Connection connection, SocketChannel channel) {
        Objects.requireNonNull(
                connection, "the connection of over(connection, channel) is null; open one on an endpoint");
        Objects.requireNonNull(channel, "the channel of over(connection, channel) is null; give an open SocketChannel");
        return new SocketConnection(connection, channel);
    }

    /** What is pumped: ask it what was negotiated, who the peer is, why it refused. Step it through this object. */
    public Connection connection() {
        return connection;
    }

    /** What it is pumped over: to register with a selector. */
    public SocketChannel channel() {
        return channel;
    }

    /** Binds the near end to that address, {@code bind}; without it the operating system picks one when it connects. */
    public SocketConnection bind(SocketAddress local) throws IOException {
        channel.bind(local);
        return this;
    }

    /**
     * Connects, {@code connect}: waits until the transport is there.
     *
     * @throws IOException what the operating system said; the socket is closed then, so open another
     * @throws IllegalStateException when this socket does not block: use {@link #connectEx}
     */
    public void connect(SocketAddress peer) throws IOException {
        if (!channel.isBlocking()) {
            throw new IllegalStateException(
                    "connect() waits, and this socket does not block;" + " use connectEx(), or call blocking() first");
        }
        if (connectEx(peer) instanceof ConnectResult.Failed failed) {
            throw failed.cause();
        }
    }

    /**
     * Connects, {@code connect_ex}: how it went is a value. On a socket that does not block it is called again, with the
     * same address, once the channel is ready to connect.
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

    /** From now on operations wait for the peer, {@code setblocking(True)}; this is how a socket starts. */
    public SocketConnection blocking() throws IOException {
        channel.configureBlocking(true);
        return this;
    }

    /** From now on operations come back at once and say what they want, {@code setblocking(False)}. */
    public SocketConnection nonBlocking() throws IOException {
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
    public <T> SocketConnection option(SocketOption<T> name, T value) throws IOException {
        channel.setOption(SocketOptions.supported(channel, name), value);
        return this;
    }

    /** The far address, {@code getpeername}; empty until it is connected. */
    public Optional<SocketAddress> peerName() throws IOException {
        return Optional.ofNullable(channel.getRemoteAddress());
    }

    /** The near address, {@code getsockname}; empty until it is bound or connected. */
    public Optional<SocketAddress> socketName() throws IOException {
        return Optional.ofNullable(channel.getLocalAddress());
    }

    /**
     * Goes on with the handshake, {@code do_handshake}; reading and writing do so by themselves.
     *
     * @return NOTHING once it is complete and sent; READ or WRITE where the socket does not block; CLOSED, EOF, REFUSED
     */
    public IoStatus handshake() {
        check("handshake()");
        return sent(pump(connection::handshake));
    }

    /**
     * Sends at most one record of plain text, 16384 bytes, and moves the buffer's position past what was taken
     * ({@code send}). Nothing is taken while an earlier record waits for room.
     *
     * @return NOTHING when something was taken, of which a part may wait for {@link #flush}, or nothing was given; WRITE
     *     or READ where the socket does not block; CLOSED after {@link #shutdown}; EOF when the transport broke; REFUSED
     */
    public IoStatus write(ByteBuffer plain) {
        IoStatus ready = flush();
        IoStatus status = ready == IoStatus.NOTHING ? pump(() -> connection.write(plain)) : ready;
        return status == IoStatus.NOTHING && transport.isBroken() ? IoStatus.EOF : status;
    }

    /**
     * Sends all of it, {@code sendall}: one record after the other, until something else is wanted.
     *
     * @return NOTHING when all was taken; else what {@link #write} answered, with the position behind what was taken
     */
    public IoStatus writeAll(ByteBuffer plain) {
        IoStatus status = write(plain);
        while (status == IoStatus.NOTHING && plain.hasRemaining()) {
            status = write(plain);
        }
        return status;
    }

    /**
     * Sends what waits for room on a socket that does not block.
     *
     * @return NOTHING when nothing waits any more; WRITE when something still does; EOF when the transport broke
     */
    public IoStatus flush() {
        check("flush()");
        return sent(IoStatus.NOTHING);
    }

    /**
     * Receives at most one record into the buffer, {@code recv}; what does not fit stays for the next call.
     *
     * @return NOTHING when bytes were read; READ where the socket does not block and there are none, or WRITE while the
     *     handshake waits for room; CLOSED after the peer's close_notify; EOF when the stream ended without one or broke;
     *     REFUSED
     */
    public IoStatus read(ByteBuffer plain) {
        check("read()");
        return pump(() -> connection.read(plain));
    }

    /** As {@link #read}, but the bytes stay for the next call ({@code MSG_PEEK}). */
    public IoStatus peek(ByteBuffer plain) {
        check("peek()");
        return pump(() -> connection.peek(plain));
    }

    /**
     * Sends close_notify on the first call, {@code shutdown}, and does not wait for an answer then; the second call does.
     *
     * @return NOTHING when both close_notify were seen; READ on the first call, and while data of the peer is still to be
     *     read; WRITE where the socket does not block; EOF when the stream ended or broke without the peer's; REFUSED
     * @throws IllegalStateException in the middle of a handshake
     */
    public IoStatus shutdown() {
        check("shutdown()");
        if (connection.shutdownState().contains(ShutdownFlag.SENT)) {
            return sent(pump(connection::shutdown));
        }
        IoStatus status = connection.shutdown();
        IoStatus left = sent(IoStatus.NOTHING);
        return left == IoStatus.NOTHING ? status : left;
    }

    /** Shuts the socket down below TLS, {@code sock_shutdown}: no close_notify is sent, and what waits may be lost. */
    public SocketConnection socketShutdown(SocketHalf half) throws IOException {
        check("socketShutdown()");
        if (half != SocketHalf.READ) {
            transport.flush();
            channel.shutdownOutput();
        }
        if (half != SocketHalf.WRITE) {
            channel.shutdownInput();
        }
        return this;
    }

    /** What the operating system said when the transport broke; empty while it has not, and for a stream that just ended. */
    public Optional<IOException> failure() {
        return transport.failure();
    }

    /** Closes connection and socket, {@code close}; sends no close_notify. Idempotent; the endpoint stays open. */
    @Override
    public void close() {
        connection.close();
        try {
            channel.close();
        } catch (IOException e) {
            // The operating system lets go of a socket whatever it says about it.
        }
    }

    @Override
    public String toString() {
        return connection + " over " + channel;
    }

    /** A new connection over that channel, which is closed where the endpoint has none to give. */
    static SocketConnection opened(Endpoint endpoint, Side side, ConnectionSettings settings, SocketChannel channel)
            throws IOException {
        try {
            return over(endpoint.open(side, settings), channel);
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Repeats a step for as long as the socket can give it what it wants. */
    private IoStatus pump(Supplier<IoStatus> step) {
        while (true) {
            IoStatus status = step.get();
            boolean flushed = transport.flush();
            boolean hungry = status == IoStatus.READ && connection.pending() == 0;
            if (!hungry || connection.incoming().ended()) {
                return status;
            }
            if (!transport.fill()) {
                return flushed || connection.negotiated().isPresent() ? IoStatus.READ : IoStatus.WRITE;
            }
        }
    }

    /** An operation is complete when its bytes have left. */
    private IoStatus sent(IoStatus status) {
        if (status != IoStatus.NOTHING) {
            return status;
        }
        boolean flushed = transport.flush();
        return transport.isBroken() ? IoStatus.EOF : flushed ? IoStatus.NOTHING : IoStatus.WRITE;
    }

    private void check(String operation) {
        if (!channel.isOpen()) {
            throw new IllegalStateException(operation + " after close(): this socket is closed; open another");
        }
        if (!channel.isConnected()) {
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
