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

/** Application data, which arrives complete, in order, and one record at a time. */
interface DataContract extends EnginePair {
    private Pair established(TlsVersion version) {
        return open(client().versions(version, version), server());
    }

    private ManualPair manualPair(TlsVersion version) {
        return ManualPair.established(client().versions(version, version), server());
    }

    default Stream<Arguments> versionsSidesAndSizes() {
        return eachVersion()
                .flatMap(version -> Stream.of(Side.values())
                        .flatMap(side -> Stream.of(0, 1, 16_384, 16_385, 3 * 1024 * 1024)
                                .map(size -> Arguments.of(version, side, size))));
    }

    @ParameterizedTest
    @MethodSource("versionsSidesAndSizes")
    @PyOpenSslItem({"I49", "I50"})
    @Behaviour({"F241", "F248"})
    default void sentDataArrives(TlsVersion version, Side from, int size) {
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
    @PyOpenSslItem({"F8", "I49"})
    @Behaviour("F245")
    default void aWriteTakesOneRecordAndNoMore(TlsVersion version) {
        ByteBuffer plain = ByteBuffer.allocate(32_768);
        try (ManualPair pair = manualPair(version)) {
            pair.client().write(plain);
            assertEquals(16_384, plain.position());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aWriteLeavesTheLimitOfItsBuffer(TlsVersion version) {
        ByteBuffer plain = ByteBuffer.allocate(32_768).limit(20_000);
        try (ManualPair pair = manualPair(version)) {
            pair.client().write(plain);
            assertEquals(20_000, plain.limit());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I49", "I50"})
    @Behaviour("F248")
    default void aWriteOfNothingSendsNothing(TlsVersion version) {
        try (ManualPair pair = manualPair(version)) {
            IoStatus status = pair.client().write(ByteBuffer.allocate(0));
            assertEquals(
                    List.of(IoStatus.NOTHING, 0),
                    List.of(status, pair.client().outgoing().pending()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"G3", "I49", "I59"})
    default void aWriteBeforeTheHandshakeBeginsItAndTakesNothing(TlsVersion version) {
        ByteBuffer plain = ByteBuffer.allocate(3);
        try (ManualPair pair = ManualPair.fresh(client().versions(version, version), server())) {
            IoStatus status = pair.client().write(plain);
            assertEquals(List.of(IoStatus.READ, 0), List.of(status, plain.position()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I43")
    @Behaviour({"F246", "F266"})
    default void threeSmallSendsArriveAsThreeReads(TlsVersion version) {
        try (ManualPair pair = manualPair(version)) {
            Stream.of("a", "bc", "def").forEach(text -> pair.send(pair.client(), text));
            List<String> read = Stream.generate(() -> ManualPair.read(pair.server()))
                    .limit(4)
                    .toList();
            assertEquals(List.of("a", "bc", "def", "READ"), read);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"F9", "I43"})
    @Behaviour({"F256", "F260"})
    default void aPeekLeavesTheBytesForTheNextCall(TlsVersion version) {
        try (ManualPair pair = manualPair(version)) {
            pair.send(pair.client(), "abc");
            assertEquals(List.of("ab", "ab", "abc"), List.of(peek(pair), peek(pair), ManualPair.read(pair.server())));
        }
    }

    private static String peek(ManualPair pair) {
        ByteBuffer two = ByteBuffer.allocate(2);
        pair.server().peek(two);
        return ManualPair.text(two);
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I43", "I44"})
    @Behaviour({"F257", "F258", "F259"})
    default void dataBeyondTheRoomStaysForTheNextRead(TlsVersion version) {
        try (ManualPair pair = manualPair(version)) {
            pair.send(pair.client(), "abcde");
            ByteBuffer two = ByteBuffer.allocate(2);
            pair.server().read(two);
            assertEquals(List.of("ab", "cde"), List.of(ManualPair.text(two), ManualPair.read(pair.server())));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I42")
    @Behaviour("F264")
    default void pendingCountsTheRestOfTheRecord(TlsVersion version) {
        try (ManualPair pair = manualPair(version)) {
            pair.client().write(ByteBuffer.allocate(10_000));
            pair.move();
            pair.server().read(ByteBuffer.allocate(10));
            assertEquals(9_990, pair.server().pending());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I42")
    @Behaviour("F265")
    default void pendingCountsOneRecordAlone(TlsVersion version) {
        try (ManualPair pair = manualPair(version)) {
            Stream.of("abc", "def").forEach(text -> pair.send(pair.client(), text));
            pair.server().read(ByteBuffer.allocate(3));
            assertEquals(0, pair.server().pending());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I42")
    @Behaviour("F262")
    default void nothingIsPendingBeforeTheFirstRead(TlsVersion version) {
        try (ManualPair pair = manualPair(version)) {
            pair.send(pair.client(), "abc");
            assertEquals(0, pair.server().pending());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"G3", "I43"})
    @Behaviour("F267")
    default void aReadOfNothingYetWantsMore(TlsVersion version) {
        try (ManualPair pair = manualPair(version)) {
            assertEquals("READ", ManualPair.read(pair.server()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void halfARecordIsNothingYet(TlsVersion version) {
        try (ManualPair pair = manualPair(version)) {
            pair.client().write(ByteBuffer.wrap(new byte[100]));
            ByteBuffer half = ByteBuffer.allocate(50);
            pair.client().outgoing().read(half);
            pair.server().incoming().write(half.flip());
            assertEquals("READ", ManualPair.read(pair.server()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void bytesThatComeOneByOneAreOneRecord(TlsVersion version) {
        try (ManualPair pair = manualPair(version)) {
            pair.client().write(ByteBuffer.wrap(new byte[] {'a', 'b', 'c'}));
            for (byte b : pair.client().outgoing().readAll()) {
                assertEquals("READ", ManualPair.read(pair.server()));
                pair.server().incoming().write(new byte[] {b});
            }
            assertEquals("abc", ManualPair.read(pair.server()));
        }
    }
}
