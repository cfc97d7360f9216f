package dev.tlsloop.contract;

import static dev.tlsloop.Reason.CLOSED_EARLY;
import static dev.tlsloop.ShutdownFlag.RECEIVED;
import static dev.tlsloop.ShutdownFlag.SENT;
import static dev.tlsloop.Side.CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.IoStatus;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.StreamEnd;
import dev.tlsloop.harness.StreamEnds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The close in both directions, and the end of the input without one. */
interface ShutdownContract extends EnginePair {
    private Wired talking(TlsVersion version) {
        return Wired.established(client().versions(version, version), server());
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"F7", "I37", "I56"})
    @Fact({"F281", "F390"})
    default void theFirstShutdownWaitsForTheAnswer(TlsVersion version) {
        try (Wired wired = talking(version)) {
            IoStatus status = wired.client().shutdown();
            assertEquals(
                    List.of(IoStatus.READ, Set.of(SENT)),
                    List.of(status, wired.client().shutdownState()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"F7", "G2", "I37"})
    @Fact("F281")
    default void thePeerReadsThatItIsClosed(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.client().shutdown();
            wired.move();
            String read = Wired.read(wired.server());
            assertEquals(
                    List.of("CLOSED", Set.of(RECEIVED)),
                    List.of(read, wired.server().shutdownState()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"I37", "I56"})
    @Fact({"F282", "F390"})
    default void theAnswerCompletesTheShutdown(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.client().shutdown();
            wired.move();
            Wired.read(wired.server());
            assertEquals(
                    List.of(IoStatus.NOTHING, Set.of(SENT, RECEIVED)),
                    List.of(wired.server().shutdown(), wired.server().shutdownState()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"G2", "I37"})
    @Fact("F282")
    default void theAnswerIsReadAsAClose(TlsVersion version) {
        try (Wired wired = talking(version)) {
            closeBoth(wired);
            assertEquals(
                    List.of("CLOSED", Set.of(SENT, RECEIVED)),
                    List.of(Wired.read(wired.client()), wired.client().shutdownState()));
        }
    }

    private static void closeBoth(Wired wired) {
        wired.client().shutdown();
        wired.move();
        Wired.read(wired.server());
        wired.server().shutdown();
        wired.move();
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I56")
    @Fact("F283")
    default void anotherShutdownBeforeTheAnswerWaitsAndSendsNothing(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.client().shutdown();
            wired.client().outgoing().readAll();
            assertEquals(
                    List.of(IoStatus.READ, 0),
                    List.of(wired.client().shutdown(), wired.client().outgoing().pending()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I56")
    @Fact("F390")
    default void anotherShutdownReadsTheAnswer(TlsVersion version) {
        try (Wired wired = talking(version)) {
            closeBoth(wired);
            assertEquals(
                    List.of(IoStatus.NOTHING, Set.of(SENT, RECEIVED)),
                    List.of(wired.client().shutdown(), wired.client().shutdownState()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I56")
    @Fact("F292")
    default void aShutdownAfterItIsCompleteStaysCompleteAndSendsNothing(TlsVersion version) {
        try (Wired wired = talking(version)) {
            closeBoth(wired);
            wired.client().shutdown();
            assertEquals(
                    List.of(IoStatus.NOTHING, 0),
                    List.of(wired.client().shutdown(), wired.client().outgoing().pending()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I37")
    @Fact({"F285", "F286"})
    default void aCompleteStateSetByHandSendsNothing(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.client().shutdownState(Set.of(SENT, RECEIVED));
            assertEquals(
                    List.of(IoStatus.NOTHING, 0),
                    List.of(wired.client().shutdown(), wired.client().outgoing().pending()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I37")
    @Fact({"F251", "F286"})
    default void aCompleteStateSetByHandEndsReadingAndWriting(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.client().shutdownState(Set.of(SENT, RECEIVED));
            assertEquals(
                    List.of("CLOSED", IoStatus.CLOSED),
                    List.of(Wired.read(wired.client()), wired.send(wired.client(), "x")));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I37")
    @Fact("F287")
    default void aReceivedStateSetByHandEndsReadingAlone(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.send(wired.server(), "waits");
            wired.client().shutdownState(Set.of(RECEIVED));
            assertEquals(
                    List.of("CLOSED", IoStatus.NOTHING),
                    List.of(Wired.read(wired.client()), wired.send(wired.client(), "x")));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I37")
    @Fact("F287")
    default void clearingTheStateRestoresReading(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.send(wired.server(), "waits");
            wired.client().shutdownState(Set.of(RECEIVED));
            wired.client().shutdownState(Set.of());
            assertEquals("waits", Wired.read(wired.client()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void theStateIsACopy(TlsVersion version) {
        try (Wired wired = talking(version)) {
            Set<dev.tlsloop.ShutdownFlag> before = wired.client().shutdownState();
            wired.client().shutdown();
            assertEquals(Set.of(), before);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I56")
    @Fact("F291")
    default void whoeverHasClosedCanStillReadWhatWasSentBefore(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.client().shutdown();
            wired.send(wired.server(), "late");
            assertEquals("late", Wired.read(wired.client()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I56")
    @Fact("F252")
    default void whoeverHasClosedWritesNoMore(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.client().shutdown();
            assertEquals(IoStatus.CLOSED, wired.send(wired.client(), "x"));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void whatCameBeforeTheCloseIsReadBeforeIt(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.send(wired.client(), "last");
            wired.client().shutdown();
            wired.move();
            assertEquals(
                    List.of("last", "CLOSED", "CLOSED"),
                    Stream.generate(() -> Wired.read(wired.server())).limit(3).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"G6", "I14"})
    @Fact({"F238", "F294", "F393"})
    default void anEndOfTheInputIsNoClose(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.client().incoming().end();
            assertEquals(
                    List.of("EOF", "EOF", Set.of()),
                    List.of(
                            Wired.read(wired.client()),
                            Wired.read(wired.client()),
                            wired.client().shutdownState()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I14")
    @Fact("F240")
    default void whatCameBeforeTheEndOfTheInputIsReadBeforeIt(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.send(wired.server(), "last");
            wired.client().incoming().end();
            assertEquals(List.of("last", "EOF"), List.of(Wired.read(wired.client()), Wired.read(wired.client())));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"G6", "I56"})
    @Fact("F284")
    default void aShutdownWhoseAnswerNeverComesEnds(TlsVersion version) {
        try (Wired wired = talking(version)) {
            wired.client().shutdown();
            wired.client().incoming().end();
            assertEquals(IoStatus.EOF, wired.client().shutdown());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"G6", "I14"})
    @Fact("F237")
    default void anEndOfTheInputBeforeTheHandshakeIsAnEarlyClose(TlsVersion version) {
        try (Wired wired = Wired.fresh(client().versions(version, version), server())) {
            wired.client().incoming().end();
            String read = Wired.read(wired.client());
            assertEquals(
                    List.of("EOF", Optional.of(CLOSED_EARLY)),
                    List.of(read, wired.client().refusal().map(Refusal::reason)));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I56")
    @Fact("F289")
    default void aShutdownInTheMiddleOfTheHandshakeIsMisuse(TlsVersion version) {
        try (Wired wired = Wired.fresh(client().versions(version, version), server())) {
            wired.client().handshake();
            assertEquals(
                    "shutdown() in the middle of the handshake (HANDSHAKING); finish it with handshake(), or close()"
                            + " the connection",
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> wired.client().shutdown())
                            .getMessage());
        }
    }

    default Stream<Arguments> versionsAndSides() {
        return eachVersion().flatMap(version -> Stream.of(Side.values()).map(side -> Arguments.of(version, side)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndSides")
    default void aCleanCloseIsCleanForBoth(TlsVersion version, Side first) {
        try (Pair pair = open(client().versions(version, version), server())) {
            assertEquals(new StreamEnds(StreamEnd.CLEAN, StreamEnd.CLEAN), pair.closeCleanly(first));
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndSides")
    default void aCutIsNoticedByThePeer(TlsVersion version, Side sender) {
        try (Pair pair = open(client().versions(version, version), server())) {
            assertEquals(StreamEnd.TRUNCATED, pair.cut(sender).of(sender.peer()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aCutLeavesTheOtherDirectionOpen(TlsVersion version) {
        try (Pair pair = open(client().versions(version, version), server())) {
            pair.cut(CLIENT);
            assertEquals(2, pair.transfer(Side.SERVER, new byte[2]).length);
        }
    }
}
