package dev.tlsloop.wire;

import java.nio.ByteBuffer;

/**
 * The five-byte header of a record, read from the buffer without consuming it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-5.1">RFC 8446, record layer</a>
 */
final class RecordHeader {
    static final int LENGTH = 5;
    /** The longest protected record of TLS 1.2; no version allows a longer one. */
    static final int LONGEST_BODY = 16384 + 2048;

    private RecordHeader() {}

    static int type(ByteBuffer in) {
        return in.get(in.position()) & 0xFF;
    }

    static int bodyLength(ByteBuffer in) {
        return in.getShort(in.position() + 3) & 0xFFFF;
    }

    /**
     * Whether the available bytes, possibly fewer than five, can start a record. The version is not checked, because
     * RFC 8446, 5.1 requires to ignore it.
     */
    static boolean isPossible(ByteBuffer in) {
        return (!in.hasRemaining() || ContentType.isKnown(type(in))) && hasAllowedLength(in);
    }

    /** Whether the length is allowed, or not available yet. */
    static boolean hasAllowedLength(ByteBuffer in) {
        return in.remaining() < LENGTH || bodyLength(in) <= LONGEST_BODY;
    }
}
