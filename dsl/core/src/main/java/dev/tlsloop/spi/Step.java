package dev.tlsloop.spi;

import dev.tlsloop.Refusal;

/** What came of one step of a {@link ConnectionCore}. */
public sealed interface Step {
    /** The steps that carry nothing. */
    enum Signal implements Step {
        /** Something moved; step again. */
        MOVED,
        /** Nothing moves until more input comes. */
        NEEDS_INPUT,
        /** The handshake has just become complete on this side. */
        ESTABLISHED,
        /** Plain text was put into the buffer, from one record. */
        RECEIVED,
        /** The peer's close_notify came, or ours was sent before. */
        CLOSED
    }

    /** One side refused the other; the machine is done. An alert, if there is one, was put into the output. */
    record Refused(Refusal refusal) implements Step {}
}
