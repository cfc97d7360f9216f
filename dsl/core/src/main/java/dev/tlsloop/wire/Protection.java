package dev.tlsloop.wire;

/**
 * The keys that protect a message, with the brackets of RFC 8446, figure 1.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-2">RFC 8446, protocol overview</a>
 */
public enum Protection {
    /** No keys: the message is in the clear. */
    NONE("", ""),
    /** The early traffic keys of a client, for data in its first flight. */
    EARLY("(", ")"),
    /** The handshake traffic keys of TLS 1.3. */
    HANDSHAKE("{", "}"),
    /** The application traffic keys of TLS 1.3, or the connection keys of TLS 1.2. */
    APPLICATION("[", "]");

    private final String opening;
    private final String closing;

    Protection(String opening, String closing) {
        this.opening = opening;
        this.closing = closing;
    }

    /** The name of a message in the brackets, such as {@code {EncryptedExtensions}}. */
    public String around(String name) {
        return opening + name + closing;
    }
}
