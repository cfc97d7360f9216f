package dev.tlsloop.spi;

import dev.tlsloop.Refusal;

/** The result of one step of a {@link ConnectionCore}. */
public sealed interface Step {
    /** The results without a value. */
    enum Signal implements Step {
        /** The step consumed or produced bytes; step again. */
        MOVED,
        /** The core needs more input. */
        NEEDS_INPUT,
        /** The handshake is now complete on this side. */
        ESTABLISHED,
        /** The buffer holds the plaintext of one record. */
        RECEIVED,
        /** The peer sent close_notify, or this side already did. */
        CLOSED
    }

    /** One side refused the other, and the core is finished. The output holds the alert, if any. */
    record Refused(Refusal refusal) implements Step {}
}
