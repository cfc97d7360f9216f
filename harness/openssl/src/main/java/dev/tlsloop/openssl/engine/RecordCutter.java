package dev.tlsloop.openssl.engine;

import java.nio.ByteBuffer;

/**
 * The search for record boundaries in the input, so that an incomplete record stays in the incoming BIO.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-5.1">RFC 8446, record layer</a>
 */
final class RecordCutter {
    /** The largest record of TLS 1.2, with its header. */
    static final int LONGEST = 5 + 16384 + 2048;

    private static final int HEADER = 5;

    private RecordCutter() {}

    /** The number of bytes in complete records, up to a limit. Other bytes count too, because OpenSSL refuses them. */
    static int whole(ByteBuffer bytes, int most) {
        int taken = 0;
        while (bytes.remaining() - taken >= HEADER) {
            int start = bytes.position() + taken;
            if (!isHeader(bytes, start)) {
                return Math.min(bytes.remaining(), most);
            }
            int length = HEADER + (bytes.getShort(start + 3) & 0xFFFF);
            if (length > bytes.remaining() - taken || taken + length > most) {
                return taken;
            }
            taken += length;
        }
        return taken;
    }

    private static boolean isHeader(ByteBuffer bytes, int start) {
        int type = bytes.get(start);
        int length = bytes.getShort(start + 3) & 0xFFFF;
        return type >= 20 && type <= 24 && bytes.get(start + 1) == 3 && HEADER + length <= LONGEST;
    }
}
