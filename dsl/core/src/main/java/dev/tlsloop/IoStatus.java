package dev.tlsloop;

/**
 * The status of an I/O operation. These values replace pyOpenSSL's {@code WantReadError}, {@code ZeroReturnError} and
 * {@code SysCallError}, because waiting for bytes is the normal case.
 *
 * <pre>{@code
 * while (connection.handshake() == IoStatus.READ) {
 *     connection.incoming().write(nextBytesFromThePeer());
 * }
 * }</pre>
 */
public enum IoStatus {
    /** The operation is complete. */
    NOTHING,
    /**
     * The operation needs bytes from the peer ({@code WantReadError}): write them to {@link Connection#incoming()}, and
     * call again.
     */
    READ,
    /** The operation needs room for bytes to the peer ({@code WantWriteError}); never on memory BIOs, which grow. */
    WRITE,
    /** The peer closed the connection cleanly with close_notify ({@code ZeroReturnError}). */
    CLOSED,
    /** The input ended without close_notify ({@code SysCallError(-1, "Unexpected EOF")}). */
    EOF,
    /** One side refused the other ({@code Error}): {@link Connection#refusal()} has the reason and the alert. */
    REFUSED
}
