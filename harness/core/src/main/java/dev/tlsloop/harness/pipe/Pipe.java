package dev.tlsloop.harness.pipe;

import dev.tlsloop.Alert;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.harness.fault.Fault;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One direction between two connections: it moves bytes from one side's outgoing BIO into the other's incoming BIO. No other
 * class moves them.
 *
 * <pre>{@code
 * Pipe toServer = new Pipe(new MemoryBio(), connection.incoming(), List.of(), List.of());
 * int moved = toServer.move();
 * }</pre>
 *
 * <p>It has no queue and copies each byte at most once. It is not a channel. Of TLS it reads only the record header, because
 * faults count records. {@code Loopback} creates two pipes.
 */
public final class Pipe {
    private final MemoryBio from;
    private final MemoryBio to;
    private final List<Tap> taps;
    private final FaultInjector faultInjector;
    private final ForgedAlerts forgedAlerts = new ForgedAlerts();

    /**
     * Creates an open pipe.
     *
     * @param faults the faults of this direction; the side that they name is ignored
     * @param taps the listeners, called in this order
     */
    public Pipe(MemoryBio from, MemoryBio to, List<Fault> faults, List<Tap> taps) {
        this.from = from;
        this.to = to;
        this.taps = List.copyOf(taps);
        this.faultInjector = new FaultInjector(faults, this::strike);
    }

    /**
     * Moves all pending bytes.
     *
     * @return the number of bytes taken from the sender, whether or not they arrive
     */
    public int move() {
        int count = from.pending();
        if (count > 0) {
            pass(from.unread());
        }
        return count;
    }

    /** Ends the stream for the receiver; pending and later bytes of the sender are lost. Idempotent. */
    public void cut() {
        if (!faultInjector.isCut()) {
            faultInjector.cut();
            endStream();
        }
    }

    /** The faults whose place the stream has not reached. */
    public List<Fault> pendingFaults() {
        return faultInjector.pending();
    }

    /** The alerts that arrived although the sender did not send them: a fault made them. */
    public List<Alert> forgedAlerts() {
        return forgedAlerts.soFar();
    }

    private void pass(ByteBuffer piece) {
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).onSent(piece.asReadOnlyBuffer());
        }
        if (faultInjector.isCut() || faultInjector.isStalled()) {
            piece.position(piece.limit());
        } else if (faultInjector.isSpent()) {
            showArrived(piece);
            from.moveTo(to);
        } else {
            forgedAlerts.onSent(piece.duplicate());
            byte[] arriving = faultInjector.alter(piece);
            forgedAlerts.onArrived(ByteBuffer.wrap(arriving));
            showArrived(ByteBuffer.wrap(arriving));
            to.write(arriving);
            if (faultInjector.isCut()) {
                endStream();
            }
        }
    }

    private void showArrived(ByteBuffer arriving) {
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).onArrived(arriving.asReadOnlyBuffer());
        }
    }

    private void endStream() {
        to.end();
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).onEnd();
        }
    }

    private void strike(Fault fault) {
        taps.forEach(tap -> tap.onFault(fault));
    }
}
