package dev.tlsloop;

/**
 * The two directions of a clean close: pyOpenSSL's {@code SENT_SHUTDOWN} and {@code RECEIVED_SHUTDOWN}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-6.1">RFC 8446, closure alerts</a>
 */
public enum ShutdownFlag {
    /** This side sent close_notify and sends no more data. */
    SENT,
    /** The peer sent close_notify or a fatal alert, and sends no more data. */
    RECEIVED
}
