package dev.tlsloop.harness;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.ShutdownFlag;
import dev.tlsloop.harness.pipe.Pipe;
import dev.tlsloop.harness.pipe.TranscriptRecorder;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One end of a pair: a connection, the pipe for its bytes, and its phase. */
final class PairedConnection {
    private enum Phase {
        HANDSHAKING,
        ESTABLISHED,
        OVER
    }

    private static final ByteBuffer NO_ROOM = ByteBuffer.allocate(0);

    private final Connection connection;
    private final Pipe out;
    private final Pipe in;
    private final TranscriptRecorder recorder;
    private Phase phase = Phase.HANDSHAKING;
    private IoStatus last = IoStatus.READ;
    private Optional<Negotiated> negotiated = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private Optional<Alert> forged = Optional.empty();
    private int refusedAt;

    PairedConnection(Connection connection, Pipe out, Pipe in, TranscriptRecorder recorder) {
        this.connection = connection;
        this.out = out;
        this.in = in;
        this.recorder = recorder;
    }

    /**
     * Steps the connection as far as it goes without reading application data, and moves its bytes.
     *
     * @return whether its state or its bytes changed
     */
    boolean turn(int step) {
        Phase before = phase;
        int waiting = connection.incoming().pending();
        if (phase == Phase.HANDSHAKING) {
            note(connection.handshake(), step);
        } else if (phase == Phase.ESTABLISHED) {
            note(connection.peek(NO_ROOM), step);
        }
        return flush() | phase != before | connection.incoming().pending() != waiting;
    }

    /** Encrypts at most one record and moves it, also after the end of the peer's stream. */
    boolean write(ByteBuffer plain, int step) {
        int before = plain.remaining();
        if (before > 0 && phase == Phase.ESTABLISHED) {
            note(connection.write(plain), step);
        } else if (before > 0 && negotiated.isPresent() && refusal.isEmpty()) {
            connection.write(plain);
        }
        return flush() | plain.remaining() != before;
    }

    /** Decrypts at most one record into the buffer. */
    boolean read(ByteBuffer plain, int step) {
        int before = plain.position();
        if (phase == Phase.ESTABLISHED) {
            note(connection.read(plain), step);
        }
        return plain.position() != before;
    }

    /** Sends close_notify, unless this side has refused. */
    boolean shutdown() {
        if (refusal.isEmpty()) {
            connection.shutdown();
        }
        return flush();
    }

    void cut() {
        flush();
        out.cut();
    }

    /** RECEIVED also stands for a fatal alert, which leaves a refusal. */
    boolean sawCloseNotify() {
        return connection.shutdownState().contains(ShutdownFlag.RECEIVED)
                && refusal.filter(Refusal::reportedByPeer).isEmpty();
    }

    StreamEnd ending() {
        if (sawCloseNotify()) {
            return StreamEnd.CLEAN;
        }
        if (last == IoStatus.EOF) {
            return StreamEnd.TRUNCATED;
        }
        return refusal.isPresent() ? StreamEnd.REFUSED : StreamEnd.OPEN;
    }

    /** The result of this side, given the reason why the pump stopped. */
    SideResult report(Pump.Stop stop) {
        return new SideResult(standing(stop), negotiated, refusal, forged, refusedAt);
    }

    private HandshakeProgress standing(Pump.Stop stop) {
        if (stop == Pump.Stop.BUDGET && phase != Phase.OVER) {
            return HandshakeProgress.TALKS;
        }
        if (negotiated.isPresent()) {
            return HandshakeProgress.ESTABLISHED;
        }
        if (last == IoStatus.CLOSED) {
            return HandshakeProgress.CLOSED;
        }
        return last == IoStatus.EOF ? HandshakeProgress.ENDED : HandshakeProgress.WAITS;
    }

    private boolean flush() {
        boolean moved = out.move() > 0;
        recorder.settle(connection.side());
        return moved;
    }

    private void note(IoStatus status, int step) {
        last = status;
        if (status == IoStatus.NOTHING && phase == Phase.HANDSHAKING) {
            phase = Phase.ESTABLISHED;
            negotiated = connection.negotiated();
            recorder.recordEstablished(connection.side());
        } else if (status == IoStatus.REFUSED || status == IoStatus.CLOSED || status == IoStatus.EOF) {
            finish(status, step);
        }
    }

    private void finish(IoStatus status, int step) {
        phase = Phase.OVER;
        refusal = connection.refusal();
        if (status == IoStatus.REFUSED && refusal.isEmpty()) {
            refusal = Optional.of(Refusal.of(Reason.OTHER, "the engine refused and did not say why"));
        }
        forged = heard(status).filter(in.forgedAlerts()::contains);
        refusal = forged.isPresent() ? forged.flatMap(this::unlikePeer) : refusal;
        refusedAt = step;
        refusal.filter(known -> !known.reportedByPeer())
                .ifPresent(known -> recorder.recordRefusal(connection.side(), known.alert()));
    }

    private Optional<Alert> heard(IoStatus status) {
        return status == IoStatus.CLOSED
                ? Optional.of(Alert.CLOSE_NOTIFY)
                : refusal.filter(Refusal::reportedByPeer).flatMap(Refusal::alert);
    }

    /** The refusal by an alert that the peer did not send. */
    private Optional<Refusal> unlikePeer(Alert alert) {
        return refusal.map(known -> known.withDetail("a fault put " + alert + " into the stream of the "
                + connection.side().peer() + ", which did not send it"));
    }
}
