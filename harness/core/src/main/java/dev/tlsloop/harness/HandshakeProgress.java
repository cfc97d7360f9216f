package dev.tlsloop.harness;

/** The progress of one side when a handshake stops without a refusal. Constants may be added; keep a default branch. */
public enum HandshakeProgress {
    /** It completed the handshake. */
    ESTABLISHED,
    /** It waits for bytes from its peer. */
    WAITS,
    /** It still sends: the step budget ran out first. */
    TALKS,
    /** Its peer closed the connection with close_notify in the middle of the handshake. */
    CLOSED,
    /** Its input ended in the middle of the handshake. */
    ENDED
}
