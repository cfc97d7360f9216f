package dev.tlsloop.harness.pipe;

import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.harness.fault.Fault;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One direction between two connections: moves what one side's outgoing BIO holds into the other's incoming BIO. Bytes
 * change hands nowhere else.
 *
 * <pre>{@code
 * Pipe toServer = new Pipe(new MemoryBio(), connection.incoming(), List.of(), List.of());
 * int moved = toServer.move();
 * }</pre>
 *
 * <p>It has no queue of its own and copies each byte at most once. It is not a channel and knows nothing of TLS but the record
 * header, by which faults count records. {@code Loopback} lays two of them.
 */
public final class Pipe {
    private final MemoryBio from;
    private final MemoryBio to;
    private final List<Tap> taps;
    private final FaultInjector faultInjector;
    private boolean cut;

    /**
     * A pipe that ends nothing by itself.
     *
     * @param faults what goes wrong; whose side they name is not looked at
     * @param taps who watches, in this order
     */
    public Pipe(MemoryBio from, MemoryBio to, List<Fault> faults, List<Tap> taps) {
        this.from = from;
        this.to = to;
        this.taps = List.copyOf(taps);
        this.faultInjector = new FaultInjector(faults, this::struck);
    }

    /**
     * Moves all there is.
     *
     * @return how many bytes were taken from the sender, whether or not they arrived
     */
    public int move() {
        int count = from.pending();
        if (count > 0) {
            pass(from.unread());
        }
        return count;
    }

    /** End of file for the receiver, now; what the sender has not moved yet, and what it sends later, is lost. */
    public void cut() {
        if (!cut) {
            cut = true;
            to.end();
            for (int i = 0; i < taps.size(); i++) {
                taps.get(i).ended();
            }
        }
    }

    /** The faults that have not struck yet. */
    public List<Fault> unreached() {
        return faultInjector.pending();
    }

    private void pass(ByteBuffer piece) {
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).sent(piece.asReadOnlyBuffer());
        }
        if (cut || faultInjector.stalled()) {
            piece.position(piece.limit());
        } else if (faultInjector.spent()) {
            from.moveTo(to);
        } else {
            to.write(faultInjector.alter(piece));
            if (faultInjector.cut()) {
                cut();
            }
        }
    }

    private void struck(Fault fault) {
        taps.forEach(tap -> tap.disturbed(fault));
    }
}
