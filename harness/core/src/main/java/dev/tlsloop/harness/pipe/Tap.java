package dev.tlsloop.harness.pipe;

import dev.tlsloop.harness.fault.Fault;
import java.nio.ByteBuffer;

/** Watches one {@link Pipe}. It sees what was sent, before any fault, and then which faults struck. */
public interface Tap {
    /**
     * These bytes were sent.
     *
     * @param piece the bytes themselves, not a copy: read-only, and valid during this call only
     */
    void sent(ByteBuffer piece);

    /** This fault struck, in the piece that was just sent. */
    void disturbed(Fault fault);

    /** The stream was ended for the receiver. */
    void ended();
}
