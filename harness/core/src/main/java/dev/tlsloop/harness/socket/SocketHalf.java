package dev.tlsloop.harness.socket;

/** The half of a socket that {@link SocketConnection#socketShutdown} shuts down: {@code how} of {@code shutdown(2)}. */
public enum SocketHalf {
    /** The bytes of the peer ({@code SHUT_RD}): the next read meets the end of the stream. */
    READ,
    /** The bytes for the peer ({@code SHUT_WR}): the peer meets the end of the stream. */
    WRITE,
    /** Both ({@code SHUT_RDWR}). */
    BOTH
}
