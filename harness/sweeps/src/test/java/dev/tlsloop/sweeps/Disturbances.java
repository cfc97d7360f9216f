package dev.tlsloop.sweeps;

import dev.tlsloop.Side;
import dev.tlsloop.harness.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The faults of a sweep: each effect at each byte and at each record of a stream. */
final class Disturbances {
    /** Records that a peer or an attacker can insert without keys. */
    private static final List<byte[]> RECORDS = List.of(
            record(21, 2, 40),
            record(21, 1, 0),
            record(21, 1, 90),
            record(20, 1),
            record(22),
            record(22, 0, 0, 0, 0),
            record(22, 14, 0, 0, 0),
            record(23, 1, 2, 3),
            record(24, 1),
            "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    private Disturbances() {}

    /** All faults in the stream of that side, in the order of their places. */
    static List<Fault> of(Side side, int bytes, int records) {
        List<Fault> faults = new ArrayList<>();
        IntStream.range(0, bytes)
                .mapToObj(offset -> atByte(Fault.from(side).atByte(offset), offset))
                .forEach(faults::addAll);
        IntStream.rangeClosed(1, records)
                .mapToObj(number -> atRecord(Fault.from(side).atRecord(number)))
                .forEach(faults::addAll);
        return faults;
    }

    private static List<Fault> atByte(Fault.AtByte place, int offset) {
        Stream<Fault> flips = IntStream.of(offset % 8, (offset + 3) % 8).mapToObj(place::flipBit);
        Stream<Fault> others =
                Stream.of(place.cut(), place.stall(), place.drop(1), place.drop(7), place.inject((byte) offset));
        return Stream.concat(flips, others).toList();
    }

    private static List<Fault> atRecord(Fault.AtRecord place) {
        Stream<Fault> whole = Stream.of(place.cut(), place.stall(), place.drop());
        return Stream.concat(whole, RECORDS.stream().map(place::inject)).toList();
    }

    private static byte[] record(int type, int... content) {
        byte[] record = new byte[5 + content.length];
        record[0] = (byte) type;
        record[1] = 3;
        record[2] = 3;
        record[4] = (byte) content.length;
        for (int i = 0; i < content.length; i++) {
            record[5 + i] = (byte) content[i];
        }
        return record;
    }
}
