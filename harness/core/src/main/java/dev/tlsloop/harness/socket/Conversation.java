package dev.tlsloop.harness.socket;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Side;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One connection from its first byte to its end, on the thread that owns it: handshake, handler, close.
 *
 * @param endpoint the endpoint of this side
 * @param connection the settings of the connection for the engine
 * @param handler the application protocol
 */
record Conversation(
        Endpoint endpoint,
        Side side,
        ConnectionSettings connection,
        SocketSettings settings,
        PlaintextHandler handler,
        Deadlines deadlines) {
    /** The time that a peer has to read the last bytes, because closing a socket with unread input resets the connection. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final int PIECE = 16_384;

    /**
     * Runs it, and closes the connection and the channel.
     *
     * @param known hears the outcome, before the peer has had its time to read the last bytes
     * @throws IOException what the handler threw while the connection was open
     */
    void run(ClosableChannel channel, Consumer<SocketOutcome> known) throws IOException {
        SocketRecording recording = new SocketRecording(settings.keeping());
        Runnable inTime = deadlines.close(channel, settings.deadline());
        try (SocketConnection socket =
                SocketConnection.openOver(endpoint, side, connection, channel.channel(), Optional.of(recording))) {
            PlaintextStreams plain = new PlaintextStreams(socket);
            IoStatus status = talk(socket, plain);
            known.accept(verdict(socket, recording, plain, channel, status).outcome());
            if (status == IoStatus.NOTHING || status == IoStatus.REFUSED) {
                linger(channel);
            }
        } finally {
            inTime.run();
        }
    }

    private IoStatus talk(SocketConnection socket, PlaintextStreams plain) throws IOException {
        IoStatus status = socket.handshake();
        if (status != IoStatus.NOTHING) {
            return status;
        }
        try {
            handler.handle(plain.input(), plain.output());
        } catch (IOException e) {
            if (!plain.isTheEnd(e)) {
                throw e;
            }
        }
        if (plain.status() == IoStatus.NOTHING) {
            sendCloseNotify(socket);
        }
        return plain.status();
    }

    private static void sendCloseNotify(SocketConnection socket) {
        try {
            socket.shutdown();
        } catch (IllegalStateException e) {
            // The peer began a renegotiation, in which no close_notify may be sent.
        }
    }

    private SocketVerdict verdict(
            SocketConnection socket,
            SocketRecording recording,
            PlaintextStreams plain,
            ClosableChannel channel,
            IoStatus status) {
        return new SocketVerdict(
                side,
                status,
                socket.connection().negotiated(),
                socket.connection().refusal(),
                socket.connection().context(),
                plain.received(),
                channel.closedBy(),
                socket.failure().isPresent(),
                recording.openingOfPeer(),
                endpoint.engineText(),
                recording.transcript());
    }

    private void linger(ClosableChannel channel) {
        Runnable inTime = deadlines.close(channel, LINGER);
        try {
            SocketChannel peer = channel.channel();
            peer.shutdownOutput();
            ByteBuffer unread = ByteBuffer.allocate(PIECE);
            while (peer.read(unread.clear()) >= 0) {}
        } catch (IOException e) {
            // The peer or the timer closed the socket, which is the end that is awaited here.
        } finally {
            inTime.run();
        }
    }
}
