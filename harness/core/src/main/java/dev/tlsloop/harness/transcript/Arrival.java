package dev.tlsloop.harness.transcript;

import dev.tlsloop.Side;

/** One event on the way to a peer. Kinds may be added; keep a default branch. */
public sealed interface Arrival {
    /** The side that sent the stream. */
    Side sender();

    /**
     * Bytes that reached the peer, after any fault.
     *
     * @param bytes a piece of the stream, which may end anywhere in a record. Not copied
     */
    record Bytes(Side sender, byte[] bytes) implements Arrival {}

    /**
     * A fault that changed the stream, before the bytes that it changed.
     *
     * @param what the fault, such as {@code flips bit 3 of byte 17}
     */
    record Fault(Side sender, String what) implements Arrival {}

    /** The end of the stream. */
    record End(Side sender) implements Arrival {}
}
