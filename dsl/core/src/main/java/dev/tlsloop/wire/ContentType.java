package dev.tlsloop.wire;

/**
 * The codes and names of record content types, the first byte of every record.
 *
 * <pre>{@code
 * String name = ContentType.nameOf(ContentType.APPLICATION_DATA);
 * }</pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-5.1">RFC 8446, record layer</a>
 */
public final class ContentType {
    public static final int CHANGE_CIPHER_SPEC = 20;
    public static final int ALERT = 21;
    public static final int HANDSHAKE = 22;
    public static final int APPLICATION_DATA = 23;
    public static final int HEARTBEAT = 24;

    private ContentType() {}

    /** The registry's name, such as {@code application_data}; {@code content_99} without one. */
    public static String nameOf(int type) {
        return switch (type) {
            case CHANGE_CIPHER_SPEC -> "change_cipher_spec";
            case ALERT -> "alert";
            case HANDSHAKE -> "handshake";
            case APPLICATION_DATA -> "application_data";
            case HEARTBEAT -> "heartbeat";
            default -> "content_" + type;
        };
    }

    static boolean isKnown(int type) {
        return type >= CHANGE_CIPHER_SPEC && type <= HEARTBEAT;
    }
}
