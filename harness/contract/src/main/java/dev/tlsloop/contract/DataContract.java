package dev.tlsloop.contract;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.IoStatus;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Pair;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Application data: whole, in order, one record at a time. */
interface DataContract extends EnginePair {
    private Pair established(TlsVersion version) {
        return open(client().versions(version, version), server());
    }

    private Wired wired(TlsVersion version) {
        return Wired.established(client().versions(version, version), server());
    }

    default Stream<Arguments> versionsSidesAndSizes() {
        return eachVersion()
                .flatMap(version -> Stream.of(Side.values())
                        .flatMap(side -> Stream.of(0, 1, 16_384, 16_385, 3 * 1024 * 1024)
                                .map(size -> Arguments.of(version, side, size))));
    }

    @ParameterizedTest
    @MethodSource("versionsSidesAndSizes")
    @SeedRow({"I49", "I50"})
    @Fact({"F241", "F248"})
    default void whatIsSentArrives(TlsVersion version, Side from, int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        try (Pair pair = established(version)) {
            assertArrayEquals(data, pair.transfer(from, data));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void bothDirectionsFlowOneAfterTheOther(TlsVersion version) {
        try (Pair pair = established(version)) {
            assertEquals(
                    List.of(3, 5, 7),
                    List.of(
                            pair.transfer(CLIENT, new byte[3]).length,
                            pair.transfer(SERVER, new byte[5]).length,
                            pair.transfer(CLIENT, new byte[7]).length));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"F8", "I49"})
    @Fact("F245")
    default void aWriteTakesOneRecordAndNoMore(TlsVersion version) {
        ByteBuffer plain = ByteBuffer.allocate(32_768);
        try (Wired wired = wired(version)) {
            wired.client().write(plain);
            assertEquals(16_384, plain.position());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aWriteLeavesTheLimitOfItsBuffer(TlsVersion version) {
        ByteBuffer plain = ByteBuffer.allocate(32_768).limit(20_000);
        try (Wired wired = wired(version)) {
            wired.client().write(plain);
            assertEquals(20_000, plain.limit());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"I49", "I50"})
    @Fact("F248")
    default void aWriteOfNothingSendsNothing(TlsVersion version) {
        try (Wired wired = wired(version)) {
            IoStatus status = wired.client().write(ByteBuffer.allocate(0));
            assertEquals(
                    List.of(IoStatus.NOTHING, 0),
                    List.of(status, wired.client().outgoing().pending()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"G3", "I49", "I59"})
    default void aWriteBeforeTheHandshakeBeginsItAndTakesNothing(TlsVersion version) {
        ByteBuffer plain = ByteBuffer.allocate(3);
        try (Wired wired = Wired.fresh(client().versions(version, version), server())) {
            IoStatus status = wired.client().write(plain);
            assertEquals(List.of(IoStatus.READ, 0), List.of(status, plain.position()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I43")
    @Fact({"F246", "F266"})
    default void threeSmallSendsArriveAsThreeReads(TlsVersion version) {
        try (Wired wired = wired(version)) {
            Stream.of("a", "bc", "def").forEach(text -> wired.send(wired.client(), text));
            List<String> read =
                    Stream.generate(() -> Wired.read(wired.server())).limit(4).toList();
            assertEquals(List.of("a", "bc", "def", "READ"), read);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"F9", "I43"})
    @Fact({"F256", "F260"})
    default void aPeekLeavesTheBytesForTheNextCall(TlsVersion version) {
        try (Wired wired = wired(version)) {
            wired.send(wired.client(), "abc");
            assertEquals(List.of("ab", "ab", "abc"), List.of(peek(wired), peek(wired), Wired.read(wired.server())));
        }
    }

    private static String peek(Wired wired) {
        ByteBuffer two = ByteBuffer.allocate(2);
        wired.server().peek(two);
        return Wired.text(two);
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"I43", "I44"})
    @Fact({"F257", "F258", "F259"})
    default void whatDoesNotFitStaysForTheNextRead(TlsVersion version) {
        try (Wired wired = wired(version)) {
            wired.send(wired.client(), "abcde");
            ByteBuffer two = ByteBuffer.allocate(2);
            wired.server().read(two);
            assertEquals(List.of("ab", "cde"), List.of(Wired.text(two), Wired.read(wired.server())));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I42")
    @Fact("F264")
    default void pendingCountsTheRestOfTheRecord(TlsVersion version) {
        try (Wired wired = wired(version)) {
            wired.client().write(ByteBuffer.allocate(10_000));
            wired.move();
            wired.server().read(ByteBuffer.allocate(10));
            assertEquals(9_990, wired.server().pending());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I42")
    @Fact("F265")
    default void pendingCountsOneRecordAlone(TlsVersion version) {
        try (Wired wired = wired(version)) {
            Stream.of("abc", "def").forEach(text -> wired.send(wired.client(), text));
            wired.server().read(ByteBuffer.allocate(3));
            assertEquals(0, wired.server().pending());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I42")
    @Fact("F262")
    default void nothingIsPendingBeforeTheFirstRead(TlsVersion version) {
        try (Wired wired = wired(version)) {
            wired.send(wired.client(), "abc");
            assertEquals(0, wired.server().pending());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"G3", "I43"})
    @Fact("F267")
    default void aReadOfNothingYetWantsMore(TlsVersion version) {
        try (Wired wired = wired(version)) {
            assertEquals("READ", Wired.read(wired.server()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void halfARecordIsNothingYet(TlsVersion version) {
        try (Wired wired = wired(version)) {
            wired.client().write(ByteBuffer.wrap(new byte[100]));
            ByteBuffer half = ByteBuffer.allocate(50);
            wired.client().outgoing().read(half);
            wired.server().incoming().write(half.flip());
            assertEquals("READ", Wired.read(wired.server()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void bytesThatComeOneByOneAreOneRecord(TlsVersion version) {
        try (Wired wired = wired(version)) {
            wired.client().write(ByteBuffer.wrap(new byte[] {'a', 'b', 'c'}));
            for (byte b : wired.client().outgoing().readAll()) {
                assertEquals("READ", Wired.read(wired.server()));
                wired.server().incoming().write(new byte[] {b});
            }
            assertEquals("abc", Wired.read(wired.server()));
        }
    }
}
