package dev.tlsloop.harness.socket;

/** Which half of a socket {@link SocketConnection#socketShutdown} shuts down: the {@code how} of {@code shutdown(2)}. */
public enum SocketHalf {
    /** What comes from the peer ({@code SHUT_RD}): reading meets the end of the stream. */
    READ,
    /** What goes to the peer ({@code SHUT_WR}): the peer meets the end of the stream. */
    WRITE,
    /** Both ({@code SHUT_RDWR}). */
    BOTH
}
