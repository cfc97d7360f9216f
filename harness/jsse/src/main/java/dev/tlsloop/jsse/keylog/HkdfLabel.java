package dev.tlsloop.jsse.keylog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The HkdfLabel structure (RFC 8446, 7.1). */
record HkdfLabel(int length, String label, byte[] context) {
    private static final String PREFIX = "tls13 ";

    byte[] encoded() {
        byte[] name = (PREFIX + label).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + name.length + context.length)
                .putShort((short) length)
                .put((byte) name.length)
                .put(name)
                .put((byte) context.length)
                .put(context)
                .array();
    }

    /** The label of the first block that HKDF-Expand makes; empty where the text is something else. */
    static Optional<HkdfLabel> ofFirstBlock(byte[] text) {
        ByteBuffer in = ByteBuffer.wrap(text);
        if (text.length < 3 + PREFIX.length()) {
            return Optional.empty();
        }
        int length = in.getShort() & 0xFFFF;
        int nameLength = in.get() & 0xFF;
        if (in.remaining() < nameLength + 1 || nameLength < PREFIX.length()) {
            return Optional.empty();
        }
        byte[] name = new byte[nameLength];
        in.get(name);
        byte[] context = new byte[in.get() & 0xFF];
        String label = new String(name, StandardCharsets.US_ASCII);
        if (in.remaining() != context.length + 1 || !label.startsWith(PREFIX)) {
            return Optional.empty();
        }
        in.get(context);
        return in.get() == 1
                ? Optional.of(new HkdfLabel(length, label.substring(PREFIX.length()), context))
                : Optional.empty();
    }
}
