package dev.tlsloop;

/**
 * What a connection needs before it can go on: the seeds' {@code WantReadError}, {@code ZeroReturnError} and
 * {@code SysCallError} as values, because wanting is the normal case and nothing to catch.
 *
 * <pre>{@code
 * while (connection.handshake() == IoStatus.READ) {
 *     connection.incoming().write(nextBytesFromThePeer());
 * }
 * }</pre>
 */
public enum IoStatus {
    /** Nothing: the operation is complete. */
    NOTHING,
    /** More bytes from the peer ({@code WantReadError}): write them to {@link Connection#incoming()}, call again. */
    READ,
    /** Room for bytes to the peer ({@code WantWriteError}); never on memory BIOs, which grow. */
    WRITE,
    /** The peer closed the connection cleanly with close_notify ({@code ZeroReturnError}). */
    CLOSED,
    /** The input ended without close_notify ({@code SysCallError(-1, "Unexpected EOF")}). */
    EOF,
    /** One side refused the other ({@code Error}): {@link Connection#refusal()} says who, why and with which alert. */
    REFUSED
}
