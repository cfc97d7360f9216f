package dev.tlsloop.harness.pipe;

import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.fault.FaultEffect;
import dev.tlsloop.harness.fault.FaultTrigger;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** The faults of one stream. It reads byte by byte, and only until the last fault is done. */
final class FaultInjector {
    private enum Flow {
        OPEN,
        STALLED,
        CUT
    }

    private final List<Fault> pending;
    private final Consumer<Fault> struck;
    private final RecordCursor cursor = new RecordCursor();
    private Flow flow = Flow.OPEN;
    private int bytesToDrop;
    private int recordToDrop;

    FaultInjector(List<Fault> faults, Consumer<Fault> struck) {
        this.pending = new ArrayList<>(faults);
        this.struck = struck;
    }

    List<Fault> pending() {
        return List.copyOf(pending);
    }

    boolean isStalled() {
        return flow == Flow.STALLED;
    }

    boolean isCut() {
        return flow == Flow.CUT;
    }

    void cut() {
        flow = Flow.CUT;
    }

    /** Whether all faults are done, so that bytes arrive as sent. */
    boolean isSpent() {
        return flow == Flow.OPEN && pending.isEmpty() && bytesToDrop == 0 && recordToDrop == 0;
    }

    /** Consumes all bytes of the piece and returns those that arrive. */
    byte[] alter(ByteBuffer piece) {
        ByteArrayOutputStream arriving = new ByteArrayOutputStream(piece.remaining());
        while (piece.hasRemaining() && flow == Flow.OPEN) {
            alter(piece.get(), arriving);
        }
        piece.position(piece.limit());
        return arriving.toByteArray();
    }

    private void alter(byte sent, ByteArrayOutputStream arriving) {
        cursor.next(sent);
        int flipped = 0;
        for (Iterator<Fault> faults = pending.iterator(); faults.hasNext() && flow == Flow.OPEN; ) {
            Fault fault = faults.next();
            if (isDue(fault)) {
                faults.remove();
                flipped ^= strike(fault, arriving);
            }
        }
        if (flow == Flow.OPEN && !dropNext()) {
            arriving.write(sent ^ flipped);
        }
    }

    private boolean isDue(Fault fault) {
        if (fault.trigger() instanceof FaultTrigger.AtRecord at) {
            int index = fault.effect() instanceof FaultEffect.FlipBit ? RecordCursor.HEADER : 0;
            return cursor.record() == at.number() && cursor.index() == index;
        }
        return ((FaultTrigger.AtByte) fault.trigger()).offset() == cursor.offset();
    }

    private int strike(Fault fault, ByteArrayOutputStream arriving) {
        struck.accept(fault);
        FaultEffect effect = fault.effect();
        if (effect instanceof FaultEffect.FlipBit flip) {
            return 1 << flip.bit();
        }
        if (effect instanceof FaultEffect.Inject inject) {
            arriving.writeBytes(inject.bytes());
        } else if (effect instanceof FaultEffect.DropBytes drop) {
            bytesToDrop = Math.max(bytesToDrop, drop.count());
        } else if (effect instanceof FaultEffect.DropRecord) {
            recordToDrop = cursor.record();
        } else {
            flow = effect instanceof FaultEffect.Cut ? Flow.CUT : Flow.STALLED;
        }
        return 0;
    }

    private boolean dropNext() {
        boolean inRecord = recordToDrop == cursor.record();
        if (!inRecord || cursor.atRecordEnd()) {
            recordToDrop = 0;
        }
        if (bytesToDrop > 0) {
            bytesToDrop--;
            return true;
        }
        return inRecord;
    }
}
