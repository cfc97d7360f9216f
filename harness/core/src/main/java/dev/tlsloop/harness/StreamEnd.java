package dev.tlsloop.harness;

/** How the stream from its peer ended for one side of a {@link Pair}. Constants may be added; keep a default branch. */
public enum StreamEnd {
    /** It saw the peer's close_notify: nothing is missing. */
    CLEAN,
    /** The stream ended without close_notify: the peer may have meant to send more. */
    TRUNCATED,
    /** One side refused the other; the connection's refusal says why. */
    REFUSED,
    /** It has not ended. */
    OPEN
}
