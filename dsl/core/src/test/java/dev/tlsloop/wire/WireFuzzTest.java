package dev.tlsloop.wire;

import static dev.tlsloop.wire.WireBytes.concat;
import static dev.tlsloop.wire.WireBytes.fullClientHello;
import static dev.tlsloop.wire.WireBytes.record;
import static dev.tlsloop.wire.WireBytes.records;
import static dev.tlsloop.wire.WireBytes.serverHello13;
import static dev.tlsloop.wire.WireBytes.u8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random and mutated bytes never make a reader throw or miscount. Each failure's text has the seed. */
class WireFuzzTest {
    private static final long SEED = 20260721;
    private static final int ITERATIONS = 25_000;
    private static final List<byte[]> CLIENT_HELLOS = Stream.of(1400, 700, 100, 20)
            .map(size -> records(size, fullClientHello()))
            .toList();
    private static final byte[] SERVER_FLIGHT =
            concat(record(22, serverHello13()), record(20, u8(1)), record(22, serverHello13()));

    /** The generator of the bytes. */
    enum Source {
        GARBAGE(random -> garbage(random)),
        MUTATED_CLIENT_HELLO(
                random -> mutated(random, CLIENT_HELLOS.get(random.nextInt(4)).clone())),
        MUTATED_SERVER_FLIGHT(random -> mutated(random, SERVER_FLIGHT.clone()));

        private final Function<Random, byte[]> bytes;

        Source(Function<Random, byte[]> bytes) {
            this.bytes = bytes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void clientHelloNeverThrows(Source source) {
        repeat(source, bytes -> check(ClientHello.read(ByteBuffer.wrap(bytes)), bytes));
    }

    @ParameterizedTest
    @EnumSource
    void serverHelloNeverThrows(Source source) {
        repeat(source, bytes -> check(ServerHello.read(ByteBuffer.wrap(bytes)), bytes));
    }

    @ParameterizedTest
    @EnumSource
    void wireReaderNeverCountsMoreThanItRead(Source source) {
        repeat(source, bytes -> {
            int counted = new WireReader()
                    .read(ByteBuffer.wrap(bytes)).stream()
                            .mapToInt(WireMessage::length)
                            .sum();
            assertTrue(counted <= bytes.length, () -> counted + " counted");
        });
    }

    @Test
    void countsAMebibyteOfGarbageToTheLastByte() {
        byte[] garbage = new byte[1 << 20];
        new Random(SEED).nextBytes(garbage);

        assertEquals(
                1 << 20,
                new WireReader()
                        .read(ByteBuffer.wrap(garbage)).stream()
                                .mapToInt(WireMessage::length)
                                .sum());
    }

    private interface Check {
        void on(byte[] bytes);
    }

    private static void repeat(Source source, Check check) {
        for (int i = 0; i < ITERATIONS; i++) {
            byte[] bytes = source.bytes.apply(new Random(SEED + i));
            try {
                check.on(bytes);
            } catch (Throwable e) {
                throw new AssertionError(source + " with the seed " + (SEED + i), e);
            }
        }
    }

    private static void check(ParseResult<?> result, byte[] bytes) {
        if (result instanceof ParseResult.Complete<?> complete) {
            assertTrue(complete.length() <= bytes.length, "longer than the input");
            touch(complete.value());
        } else if (result instanceof ParseResult.Malformed<?> malformed) {
            assertTrue(malformed.why().matches("[ -~]+"), malformed.why());
        }
    }

    private static void touch(Object hello) {
        if (hello instanceof ClientHello client) {
            client.serverName();
            client.alpn();
            client.supportedVersions();
            client.supportedGroups();
            client.keyShareGroups();
            client.signatureSchemes();
        } else if (hello instanceof ServerHello server) {
            server.version();
            server.keyShareGroup();
            server.acceptsPreSharedKey();
            server.alpn();
        }
    }

    private static byte[] garbage(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mutated(Random random, byte[] valid) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            valid[random.nextInt(random.nextBoolean() ? 120 : valid.length)] = (byte) random.nextInt();
        }
        return valid;
    }
}
