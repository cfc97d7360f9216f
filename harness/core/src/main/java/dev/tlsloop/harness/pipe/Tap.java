package dev.tlsloop.harness.pipe;

import dev.tlsloop.harness.fault.Fault;
import java.nio.ByteBuffer;

/** A listener of one {@link Pipe}: it sees the bytes before any fault, and then the faults. */
public interface Tap {
    /**
     * Called for each piece that the sender sent.
     *
     * @param piece the bytes, not a copy: read-only, and valid only during this call
     */
    void onSent(ByteBuffer piece);

    /** Called for each fault in the piece of the last {@link #onSent}. */
    void onFault(Fault fault);

    /** Called when the stream ends for the receiver. */
    void onEnd();
}
