package dev.tlsloop.harness.decrypt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Side;
import dev.tlsloop.wire.WireMessage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random records, which the decoder reads without an exception. */
class DecoderFuzzTest {
    private static final int INPUTS = Integer.getInteger("tlsloop.sweep.inputs", 5_000);

    /** A record whose header and first content bytes are plausible. */
    private static byte[] record(Random random) {
        byte[] record = new byte[5 + 4 + random.nextInt(200)];
        random.nextBytes(record);
        record[0] = (byte) (20 + random.nextInt(5));
        record[1] = 3;
        record[2] = 3;
        record[3] = 0;
        record[4] = (byte) (record.length - 5);
        record[5] = (byte) random.nextInt(26);
        record[6] = 0;
        record[7] = 0;
        record[8] = (byte) random.nextInt(200);
        return record;
    }

    @Test
    void everyByteIsAccountedForOrPending() {
        Random random = new Random(1);
        List<Long> excess = IntStream.range(0, INPUTS)
                .mapToObj(input -> excess(random))
                .filter(bytes -> bytes > 0)
                .toList();
        assertEquals(List.of(), excess);
    }

    /** The bytes of all messages beyond those that were given; none for a decoder that counts right. */
    private static long excess(Random random) {
        ConnectionDecoder decoder = new ConnectionDecoder(KeyLog.parse(""));
        long given = 0;
        long read = 0;
        for (int i = 0; i < 8; i++) {
            byte[] record = record(random);
            given += record.length;
            Side side = random.nextBoolean() ? Side.CLIENT : Side.SERVER;
            read += decoder.read(side, ByteBuffer.wrap(record)).stream()
                    .mapToLong(WireMessage::length)
                    .sum();
        }
        return read - given;
    }
}
