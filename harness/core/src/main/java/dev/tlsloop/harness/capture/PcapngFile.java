package dev.tlsloop.harness.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A pcapng file of IP packets, in network byte order; packet n stands at n milliseconds. */
final class PcapngFile {
    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int DECRYPTION_SECRETS = 10;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int RAW_IP = 101;
    private static final int TLS_KEY_LOG = 0x544c534b;
    private static final int COMMENT = 1;
    private static final int INTERFACE_NAME = 2;
    private static final int APPLICATION = 4;
    private static final long MICROSECONDS_PER_STEP = 1_000;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private long step;

    PcapngFile() {
        Body section = new Body();
        section.number(BYTE_ORDER_MAGIC).number(0x00010000).number(-1).number(-1);
        section.option(APPLICATION, "tlsloop").endOfOptions();
        add(SECTION_HEADER, section);
        Body description = new Body();
        description.number(RAW_IP << 16).number(0);
        description.option(INTERFACE_NAME, "in memory").endOfOptions();
        add(INTERFACE_DESCRIPTION, description);
    }

    /** Adds the secrets for the packets after it. */
    void addKeyLog(byte[] lines) {
        add(
                DECRYPTION_SECRETS,
                new Body().number(TLS_KEY_LOG).number(lines.length).padded(lines));
    }

    /** Adds the packet of the next step. */
    void addPacket(byte[] packet, List<String> comments) {
        long time = step++ * MICROSECONDS_PER_STEP;
        Body body = new Body().number(0).number((int) (time >>> 32)).number((int) time);
        body.number(packet.length).number(packet.length).padded(packet);
        comments.forEach(comment -> body.option(COMMENT, comment));
        add(ENHANCED_PACKET, comments.isEmpty() ? body : body.endOfOptions());
    }

    byte[] bytes() {
        return file.toByteArray();
    }

    /** A block has its length at both ends, so that readers can walk in both directions. */
    private void add(int type, Body body) {
        byte[] content = body.bytes.toByteArray();
        int length = content.length + 3 * Integer.BYTES;
        file.writeBytes(ByteBuffer.allocate(length)
                .putInt(type)
                .putInt(length)
                .put(content)
                .putInt(length)
                .array());
    }

    /** The content of a block, whose parts are filled up to four bytes. */
    private static final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Body number(int value) {
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
            return this;
        }

        Body padded(byte[] part) {
            bytes.writeBytes(part);
            bytes.writeBytes(new byte[-part.length & 3]);
            return this;
        }

        Body option(int code, String text) {
            byte[] value = text.getBytes(StandardCharsets.UTF_8);
            return number(code << 16 | value.length).padded(value);
        }

        Body endOfOptions() {
            return number(0);
        }
    }
}
