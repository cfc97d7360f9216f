package dev.tlsloop.harness.pipe;

import dev.tlsloop.harness.fault.Fault;
import java.nio.ByteBuffer;

/** A listener of one {@link Pipe}: it sees the bytes before any fault, the faults, and the bytes that arrive. */
public interface Tap {
    /**
     * Called for each piece that the sender sent.
     *
     * @param piece the bytes, not a copy: read-only, and valid only during this call
     */
    void onSent(ByteBuffer piece);

    /** Called for each fault in the piece of the last {@link #onSent}. */
    void onFault(Fault fault);

    /**
     * Called after {@link #onSent} and the faults, unless the stream has stopped.
     *
     * @param piece the bytes that reach the receiver, not a copy: read-only, and valid only during this call
     */
    default void onArrived(ByteBuffer piece) {}

    /** Called when the stream ends for the receiver. */
    void onEnd();
}
