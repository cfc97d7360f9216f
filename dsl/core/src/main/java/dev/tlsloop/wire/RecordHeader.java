package dev.tlsloop.wire;

import java.nio.ByteBuffer;

/**
 * The five bytes before every record, read where they stand.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-5.1">RFC 8446, record layer</a>
 */
final class RecordHeader {
    static final int LENGTH = 5;
    /** What TLS 1.2 allows a protected record; a longer one is no record of any version. */
    static final int LONGEST_BODY = 16384 + 2048;

    private RecordHeader() {}

    static int type(ByteBuffer in) {
        return in.get(in.position()) & 0xFF;
    }

    static int bodyLength(ByteBuffer in) {
        return in.getShort(in.position() + 3) & 0xFFFF;
    }

    /**
     * Whether the bytes there are, be they fewer than five, can be the beginning of a record. The version says nothing:
     * RFC 8446, 5.1 has it ignored for all purposes, and engines do.
     */
    static boolean isPossible(ByteBuffer in) {
        return (!in.hasRemaining() || ContentType.isKnown(type(in))) && hasAllowedLength(in);
    }

    /** Whether the length is one that a record can have, or is still to come. */
    static boolean hasAllowedLength(ByteBuffer in) {
        return in.remaining() < LENGTH || bodyLength(in) <= LONGEST_BODY;
    }
}
