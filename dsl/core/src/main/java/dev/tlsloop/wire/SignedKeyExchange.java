package dev.tlsloop.wire;

import java.util.OptionalInt;

/**
 * The curve and the signature scheme of a ServerKeyExchange, which does not identify its own form.
 *
 * @param group the code of the named curve; empty for other forms
 * @param scheme the code of the signature scheme; empty below TLS 1.2 and without a signature
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8422#section-5.4">RFC 8422, Server Key Exchange</a>
 */
record SignedKeyExchange(OptionalInt group, OptionalInt scheme) {
    private static final int NAMED_CURVE = 3;
    private static final int UNCOMPRESSED = 4;
    private static final int TLS_1_2 = 0x0303;

    static SignedKeyExchange in(byte[] body, int version) {
        MessageFieldReader fields = new MessageFieldReader(body);
        int form = fields.u8("curve type");
        int group = fields.u16("curve");
        byte[] point = fields.vector8("point");
        boolean named = fields.isSound() && form == NAMED_CURVE && isPoint(point);
        return new SignedKeyExchange(
                named ? OptionalInt.of(group) : OptionalInt.empty(),
                version == TLS_1_2 ? scheme(named ? fields : afterFiniteField(body)) : OptionalInt.empty());
    }

    /**
     * The scheme of a signature that ends the message. A signature of TLS 1.1 or earlier has none, and begins with its length.
     */
    static OptionalInt scheme(MessageFieldReader fields) {
        int scheme = fields.u16("scheme");
        int length = fields.vector16("signature").length;
        fields.end();
        return fields.isSound() && scheme != length + 2 ? OptionalInt.of(scheme) : OptionalInt.empty();
    }

    /** RFC 5246, 7.4.3: prime, generator and public value stand before the signature. */
    private static MessageFieldReader afterFiniteField(byte[] body) {
        MessageFieldReader fields = new MessageFieldReader(body);
        fields.vector16("prime");
        fields.vector16("generator");
        fields.vector16("public value");
        return fields;
    }

    /** 6144-bit finite field parameters start with the same byte, so the form of the point decides. */
    private static boolean isPoint(byte[] point) {
        boolean montgomery = point.length == 32 || point.length == 56;
        return montgomery || point.length > 0 && point[0] == UNCOMPRESSED;
    }
}
