package dev.tlsloop.harness.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A reader of pcapng, written from the specification and apart from the writer. */
final class CapturedBlocks {
    static final int SECTION_HEADER = 0x0A0D0D0A;
    static final int INTERFACE = 1;
    static final int SECRETS = 10;
    static final int PACKET = 6;

    private CapturedBlocks() {}

    /**
     * A block.
     *
     * @param leading the length in front of the body
     * @param trailing the length behind it
     */
    record Block(int type, int leading, int trailing, byte[] body) {}

    static List<Block> read(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(file);
        while (rest.hasRemaining()) {
            int type = rest.getInt();
            int length = rest.getInt();
            byte[] body = new byte[length - 12];
            rest.get(body);
            blocks.add(new Block(type, length, rest.getInt(), body));
        }
        return blocks;
    }

    static List<IpPacket> packets(byte[] file) {
        return read(file).stream()
                .filter(block -> block.type() == PACKET)
                .map(IpPacket::of)
                .toList();
    }

    /** An IPv4 packet with a TCP segment, and its place in the file. */
    record IpPacket(long microseconds, byte[] bytes, List<String> comments) {
        static IpPacket of(Block block) {
            ByteBuffer body = ByteBuffer.wrap(block.body());
            body.getInt();
            long time = (long) body.getInt() << 32 | body.getInt() & 0xffffffffL;
            byte[] bytes = new byte[body.getInt()];
            body.getInt();
            body.get(bytes);
            body.position(body.position() + (4 - bytes.length % 4) % 4);
            return new IpPacket(time, bytes, comments(body));
        }

        private static List<String> comments(ByteBuffer options) {
            List<String> comments = new ArrayList<>();
            while (options.hasRemaining()) {
                int code = options.getShort();
                byte[] value = new byte[options.getShort()];
                options.get(value);
                options.position(options.position() + (4 - value.length % 4) % 4);
                if (code == 1) {
                    comments.add(new String(value, StandardCharsets.UTF_8));
                }
            }
            return comments;
        }

        int sourcePort() {
            return number(20);
        }

        int destinationPort() {
            return number(22);
        }

        int sequence() {
            return number(24) << 16 | number(26);
        }

        int acknowledged() {
            return number(28) << 16 | number(30);
        }

        /** The flags of the segment: FIN 1, SYN 2, PSH 8, ACK 16. */
        int flags() {
            return bytes[33];
        }

        byte[] payload() {
            return Arrays.copyOfRange(bytes, 20 + (bytes[32] & 0xf0) / 4, bytes.length);
        }

        /** The sum of the IPv4 header, which is 0xffff if its checksum is right (RFC 791). */
        int headerSum() {
            return onesComplementSum(Arrays.copyOf(bytes, 20));
        }

        /** The sum of the pseudo-header and the segment, which is 0xffff if its checksum is right (RFC 9293). */
        int segmentSum() {
            ByteBuffer summed = ByteBuffer.allocate(bytes.length - 8);
            summed.put(bytes, 12, 8).putShort((short) 6).putShort((short) (bytes.length - 20));
            return onesComplementSum(summed.put(bytes, 20, bytes.length - 20).array());
        }

        private int number(int offset) {
            return ByteBuffer.wrap(bytes).getShort(offset) & 0xffff;
        }

        private static int onesComplementSum(byte[] bytes) {
            ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length + bytes.length % 2));
            long sum = 0;
            while (words.hasRemaining()) {
                sum += words.getShort() & 0xffff;
                sum = sum % 0x10000 + sum / 0x10000;
            }
            return (int) sum;
        }
    }
}
