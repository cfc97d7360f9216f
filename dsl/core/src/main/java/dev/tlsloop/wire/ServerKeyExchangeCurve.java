package dev.tlsloop.wire;

import java.util.OptionalInt;

/**
 * The curve of a ServerKeyExchange, which does not identify its own form.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8422#section-5.4">RFC 8422, Server Key Exchange</a>
 */
final class ServerKeyExchangeCurve {
    private static final int NAMED_CURVE = 3;
    private static final int UNCOMPRESSED = 4;

    private ServerKeyExchangeCurve() {}

    static OptionalInt in(byte[] body) {
        MessageFieldReader fields = new MessageFieldReader(body);
        int form = fields.u8("curve type");
        int group = fields.u16("curve");
        byte[] point = fields.vector8("point");
        boolean named = fields.fault().isEmpty() && form == NAMED_CURVE && isPoint(point);
        return named ? OptionalInt.of(group) : OptionalInt.empty();
    }

    /** 6144-bit finite field parameters start with the same byte, so the form of the point decides. */
    private static boolean isPoint(byte[] point) {
        boolean montgomery = point.length == 32 || point.length == 56;
        return montgomery || point.length > 0 && point[0] == UNCOMPRESSED;
    }
}
