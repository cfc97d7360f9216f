package dev.tlsloop.harness;

/** Where a side stands once the handshake has stopped without a refusal. Constants may be added; keep a default branch. */
public enum HandshakeProgress {
    /** It completed the handshake. */
    ESTABLISHED,
    /** It waits for bytes of its peer. */
    WAITS,
    /** It still sends, and would for ever: the step budget ran out first. */
    TALKS,
    /** Its peer closed the connection with close_notify in the middle of the handshake. */
    CLOSED,
    /** Its input ended in the middle of the handshake. */
    ENDED
}
