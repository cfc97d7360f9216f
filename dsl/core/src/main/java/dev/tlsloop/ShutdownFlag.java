package dev.tlsloop;

/**
 * The two halves of a clean close, pyOpenSSL's {@code SENT_SHUTDOWN} and {@code RECEIVED_SHUTDOWN}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-6.1">RFC 8446, closure alerts</a>
 */
public enum ShutdownFlag {
    /** We sent close_notify and will send no more data. */
    SENT,
    /** The peer sent close_notify and will send no more data. */
    RECEIVED
}
