package dev.tlsloop.jsse.engine;

import dev.tlsloop.Side;
import dev.tlsloop.wire.HandshakeType;

/** The names of SSL_state_string_long(3) for a message that was read or written. */
final class OpenSslStateNames {
    static final String BEFORE = "before SSL initialization";
    static final String FINISHED = "SSL negotiation finished successfully";
    static final String ERROR = "error";
    static final String CHANGE_CIPHER_SPEC = "change cipher spec";

    static final int ENCRYPTED_EXTENSIONS = 8;
    static final int CERTIFICATE_VERIFY = 15;

    private static final int CERTIFICATE_STATUS = 22;
    private static final int KEY_UPDATE = 24;

    private OpenSslStateNames() {}

    /** The state of that side once that message of that sender was dealt with. */
    static String of(Side side, Side sender, int type) {
        boolean ofTls13 = type == ENCRYPTED_EXTENSIONS
                || type == KEY_UPDATE
                || type == CERTIFICATE_VERIFY && sender == Side.SERVER;
        return (ofTls13 ? "TLSv1.3 " : "SSLv3/TLS ") + (side == sender ? "write " : "read ") + noun(side, sender, type);
    }

    static String ofChangeCipherSpec(Side side, Side sender) {
        return "SSLv3/TLS " + (side == sender ? "write " : "read ") + CHANGE_CIPHER_SPEC;
    }

    private static String noun(Side side, Side sender, int type) {
        String asRead = side != sender && sender == Side.SERVER ? "server " : "";
        return switch (type) {
            case HandshakeType.CLIENT_HELLO -> "client hello";
            case HandshakeType.SERVER_HELLO -> "server hello";
            case HandshakeType.NEW_SESSION_TICKET -> asRead + "session ticket";
            case ENCRYPTED_EXTENSIONS -> "encrypted extensions";
            case HandshakeType.CERTIFICATE -> (sender == Side.CLIENT ? "client " : asRead) + "certificate";
            case HandshakeType.SERVER_KEY_EXCHANGE -> asRead + "key exchange";
            case HandshakeType.CERTIFICATE_REQUEST -> asRead + "certificate request";
            case HandshakeType.SERVER_HELLO_DONE -> "server done";
            case CERTIFICATE_VERIFY -> (sender == Side.SERVER ? "server " : "") + "certificate verify";
            case HandshakeType.CLIENT_KEY_EXCHANGE -> "client key exchange";
            case HandshakeType.FINISHED -> "finished";
            case CERTIFICATE_STATUS -> "certificate status";
            case KEY_UPDATE -> sender + " key update";
            default -> HandshakeType.nameOf(type);
        };
    }
}
