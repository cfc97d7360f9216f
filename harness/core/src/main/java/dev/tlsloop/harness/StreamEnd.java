package dev.tlsloop.harness;

/** The end of the stream from the peer, for one side of a {@link Pair}. Constants may be added; keep a default branch. */
public enum StreamEnd {
    /** The peer sent close_notify: no data is missing. */
    CLEAN,
    /** The stream ended without close_notify: data may be missing. */
    TRUNCATED,
    /** One side refused the other; the connection's refusal says why. */
    REFUSED,
    /** It has not ended. */
    OPEN
}
