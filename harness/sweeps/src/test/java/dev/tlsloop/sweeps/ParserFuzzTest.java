package dev.tlsloop.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Side;
import dev.tlsloop.harness.decrypt.ConnectionDecoder;
import dev.tlsloop.harness.decrypt.KeyLog;
import dev.tlsloop.harness.transcript.Arrival;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.HandshakeMessage;
import dev.tlsloop.wire.ServerHello;
import dev.tlsloop.wire.WireMessage;
import dev.tlsloop.wire.WireReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged and invented bytes in the parsers of records, hellos, handshake messages and extensions, and in the decoder. */
@Tag("fuzz")
class ParserFuzzTest {
    private static final long INPUTS = Long.getLong("tlsloop.fuzz.inputs", 40_000);
    private static final long SEED = Long.getLong("tlsloop.seed", 1);
    private static final int WARM_UP = 3_000;
    private static final int MOST_COMPLAINTS = 10;
    private static final int[] VERSIONS = {0x0301, 0x0303, 0x0304};
    private static final List<RecordedHandshake> RUNS = RecordedHandshake.all();
    private static final List<KeyLog> KEY_LOGS =
            RUNS.stream().map(run -> KeyLog.parse(run.keyLog())).toList();
    private static final List<byte[]> MESSAGES =
            RUNS.stream().flatMap(run -> run.messages().stream()).toList();

    /** A parser with its share of the inputs, in tenths. */
    private enum Target {
        RECORDS(3) {
            @Override
            MeasuredInput input(Random random) {
                byte[] bytes = stream(random);
                return new MeasuredInput(bytes.length, () -> length(new WireReader().read(ByteBuffer.wrap(bytes))));
            }
        },
        HELLOS(2) {
            @Override
            MeasuredInput input(Random random) {
                byte[] message = message(random);
                byte[] record = Bytes.records(message, random);
                return new MeasuredInput(record.length, () -> {
                    ClientHello.read(ByteBuffer.wrap(record));
                    ServerHello.read(ByteBuffer.wrap(record));
                    return 0L;
                });
            }
        },
        MESSAGES_AND_EXTENSIONS(4) {
            @Override
            MeasuredInput input(Random random) {
                byte[] message = message(random);
                int type = message.length == 0 || random.nextInt(4) == 0 ? random.nextInt(256) : message[0] & 0xFF;
                int version = VERSIONS[random.nextInt(VERSIONS.length)];
                byte[] body = Bytes.after(message, 4);
                return new MeasuredInput(message.length, () -> {
                    HandshakeMessage.parse(type, body, version);
                    return 0L;
                });
            }
        },
        DECODER(1) {
            @Override
            MeasuredInput input(Random random) {
                int run = random.nextInt(RUNS.size());
                KeyLog keys = KEY_LOGS.get(random.nextInt(4) == 0 ? random.nextInt(RUNS.size()) : run);
                List<Arrival.Bytes> pieces = pieces(RUNS.get(run), random);
                int length =
                        pieces.stream().mapToInt(piece -> piece.bytes().length).sum();
                return new MeasuredInput(length, () -> {
                    ConnectionDecoder decoder = new ConnectionDecoder(keys);
                    return pieces.stream()
                            .mapToLong(piece -> length(decoder.read(piece.sender(), ByteBuffer.wrap(piece.bytes()))))
                            .sum();
                });
            }
        };

        private final int tenths;

        Target(int tenths) {
            this.tenths = tenths;
        }

        abstract MeasuredInput input(Random random);
    }

    static Stream<Arguments> targets() {
        return Stream.of(Target.values()).map(target -> Arguments.of(target, INPUTS * target.tenths / 10));
    }

    /** Lets the JIT compiler see each parser, because its time is not that of the input. */
    @BeforeAll
    static void warmUp() {
        for (Target target : Target.values()) {
            for (int input = 0; input < WARM_UP; input++) {
                target.input(new Random(input)).complaint();
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} inputs")
    @MethodSource("targets")
    void noInputThrowsOrIsExpensive(Target target, long inputs) {
        List<String> complaints = LongStream.range(0, inputs)
                .mapToObj(input -> target.input(new Random(SEED * 31 + input))
                        .complaint()
                        .map(text -> "input " + input + " " + text))
                .flatMap(Optional::stream)
                .limit(MOST_COMPLAINTS)
                .toList();
        assertEquals(List.of(), complaints);
    }

    private static long length(List<WireMessage> messages) {
        return messages.stream().mapToLong(WireMessage::length).sum();
    }

    private static byte[] message(Random random) {
        byte[] sound = MESSAGES.get(random.nextInt(MESSAGES.size()));
        return random.nextInt(10) == 0 ? Bytes.random(random, 300) : Bytes.damaged(sound, random);
    }

    /** The bytes of one direction, damaged, or records that are invented. */
    private static byte[] stream(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Bytes.random(random, 600);
            case 1 -> Bytes.crowd(random);
            default -> {
                Side side = random.nextBoolean() ? Side.CLIENT : Side.SERVER;
                ByteArrayOutputStream joined = new ByteArrayOutputStream();
                RUNS.get(random.nextInt(RUNS.size())).pieces().stream()
                        .filter(piece -> piece.sender() == side)
                        .forEach(piece -> joined.writeBytes(piece.bytes()));
                yield Bytes.damaged(joined.toByteArray(), random);
            }
        };
    }

    /** A run in which one piece is damaged, missing, repeated or out of order, or a crowd of small records follows one. */
    private static List<Arrival.Bytes> pieces(RecordedHandshake run, Random random) {
        List<Arrival.Bytes> pieces = new ArrayList<>(run.pieces());
        int at = random.nextInt(pieces.size());
        Arrival.Bytes piece = pieces.get(at);
        switch (random.nextInt(6)) {
            case 0 -> pieces.remove(at);
            case 1 -> pieces.add(random.nextInt(pieces.size()), piece);
            case 2 -> Collections.swap(pieces, at, random.nextInt(pieces.size()));
            case 3 -> pieces.add(at + 1, new Arrival.Bytes(piece.sender(), Bytes.crowd(random)));
            default -> pieces.set(at, new Arrival.Bytes(piece.sender(), Bytes.damaged(piece.bytes(), random)));
        }
        return pieces;
    }
}
