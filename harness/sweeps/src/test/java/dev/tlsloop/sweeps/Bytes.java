package dev.tlsloop.sweeps;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Bytes that a seed makes. */
final class Bytes {
    private static final int MOST_IN_CROWD = 12_000;
    private static final byte[][] SMALL_RECORDS = {
        {22, 3, 3, 0, 1, 14},
        {20, 3, 3, 0, 1, 1},
        {21, 3, 3, 0, 2, 1, 90},
        {23, 3, 3, 0, 0},
        {22, 3, 3, 0, 4, 20, 0, 0, 0},
        {22, 3, 3, 0, 4, 24, 0, 0, 0}
    };

    private Bytes() {}

    static byte[] random(Random random, int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        if (bytes.length > 5 && random.nextBoolean()) {
            bytes[0] = (byte) (20 + random.nextInt(5));
            bytes[3] = 0;
            bytes[4] = (byte) (bytes.length - 5);
        }
        return bytes;
    }

    /** A copy with some bytes changed, or with a part removed, repeated or cut off. */
    static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        for (int i = random.nextInt(5); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : 0xFF * random.nextInt(2));
        }
        int at = random.nextInt(bytes.length + 1);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(Arrays.copyOf(bytes, at), after(bytes, Math.min(bytes.length, at + random.nextInt(20))));
            case 2 -> joined(Arrays.copyOf(bytes, at), after(bytes, Math.max(0, at - random.nextInt(20))));
            default -> bytes;
        };
    }

    /** Many small records, or one record that is full of empty messages, as a peer sends them that attacks a parser. */
    static byte[] crowd(Random random) {
        int length = random.nextInt(50) == 0 ? MOST_IN_CROWD : 300;
        if (random.nextInt(3) == 0) {
            return fullOfMessages(Math.min(length, 16_384) / 4 * 4, random.nextInt(26));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] one = SMALL_RECORDS[random.nextInt(SMALL_RECORDS.length)];
        while (out.size() < length) {
            out.writeBytes(random.nextBoolean() ? one : SMALL_RECORDS[random.nextInt(SMALL_RECORDS.length)]);
        }
        return out.toByteArray();
    }

    private static byte[] fullOfMessages(int length, int type) {
        byte[] record = new byte[5 + length];
        record[0] = 22;
        record[1] = 3;
        record[2] = 3;
        record[3] = (byte) (length >> 8);
        record[4] = (byte) length;
        for (int at = 5; at < record.length; at += 4) {
            record[at] = (byte) type;
        }
        return record;
    }

    /** The records of a handshake message, of a random length each. */
    static byte[] records(byte[] message, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < message.length; ) {
            int count = Math.min(message.length - at, 1 + random.nextInt(random.nextBoolean() ? 5 : 2000));
            out.writeBytes(new byte[] {22, 3, 1, (byte) (count >> 8), (byte) count});
            out.write(message, at, count);
            at += count;
        }
        return out.toByteArray();
    }

    static byte[] after(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
