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

/** The closure of a connection in both directions, and the end of input without close_notify. */
interface ShutdownContract extends EnginePair {
    private ManualPair talking(TlsVersion version) {
        return ManualPair.established(client().versions(version, version), server());
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"F7", "I37", "I56"})
    @Behaviour({"F281", "F390"})
    default void theFirstShutdownWaitsForTheAnswer(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            IoStatus status = pair.client().shutdown();
            assertEquals(
                    List.of(IoStatus.READ, Set.of(SENT)),
                    List.of(status, pair.client().shutdownState()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"F7", "G2", "I37"})
    @Behaviour("F281")
    default void thePeerReadsThatItIsClosed(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.client().shutdown();
            pair.move();
            String read = ManualPair.read(pair.server());
            assertEquals(
                    List.of("CLOSED", Set.of(RECEIVED)),
                    List.of(read, pair.server().shutdownState()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I37", "I56"})
    @Behaviour({"F282", "F390"})
    default void theAnswerCompletesTheShutdown(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.client().shutdown();
            pair.move();
            ManualPair.read(pair.server());
            assertEquals(
                    List.of(IoStatus.NOTHING, Set.of(SENT, RECEIVED)),
                    List.of(pair.server().shutdown(), pair.server().shutdownState()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"G2", "I37"})
    @Behaviour("F282")
    default void theAnswerIsReadAsAClose(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            closeBoth(pair);
            assertEquals(
                    List.of("CLOSED", Set.of(SENT, RECEIVED)),
                    List.of(ManualPair.read(pair.client()), pair.client().shutdownState()));
        }
    }

    private static void closeBoth(ManualPair pair) {
        pair.client().shutdown();
        pair.move();
        ManualPair.read(pair.server());
        pair.server().shutdown();
        pair.move();
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I56")
    @Behaviour("F283")
    default void anotherShutdownBeforeTheAnswerWaitsAndSendsNothing(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.client().shutdown();
            pair.client().outgoing().readAll();
            assertEquals(
                    List.of(IoStatus.READ, 0),
                    List.of(pair.client().shutdown(), pair.client().outgoing().pending()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I56")
    @Behaviour("F390")
    default void anotherShutdownReadsTheAnswer(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            closeBoth(pair);
            assertEquals(
                    List.of(IoStatus.NOTHING, Set.of(SENT, RECEIVED)),
                    List.of(pair.client().shutdown(), pair.client().shutdownState()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I56")
    @Behaviour("F292")
    default void aShutdownAfterItIsCompleteStaysCompleteAndSendsNothing(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            closeBoth(pair);
            pair.client().shutdown();
            assertEquals(
                    List.of(IoStatus.NOTHING, 0),
                    List.of(pair.client().shutdown(), pair.client().outgoing().pending()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I37")
    @Behaviour({"F285", "F286"})
    default void aCompleteStateSetByHandSendsNothing(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.client().shutdownState(Set.of(SENT, RECEIVED));
            assertEquals(
                    List.of(IoStatus.NOTHING, 0),
                    List.of(pair.client().shutdown(), pair.client().outgoing().pending()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I37")
    @Behaviour({"F251", "F286"})
    default void aCompleteStateSetByHandEndsReadingAndWriting(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.client().shutdownState(Set.of(SENT, RECEIVED));
            assertEquals(
                    List.of("CLOSED", IoStatus.CLOSED),
                    List.of(ManualPair.read(pair.client()), pair.send(pair.client(), "x")));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I37")
    @Behaviour("F287")
    default void aReceivedStateSetByHandEndsReadingAlone(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.send(pair.server(), "waits");
            pair.client().shutdownState(Set.of(RECEIVED));
            assertEquals(
                    List.of("CLOSED", IoStatus.NOTHING),
                    List.of(ManualPair.read(pair.client()), pair.send(pair.client(), "x")));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I37")
    @Behaviour("F287")
    default void clearingTheStateRestoresReading(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.send(pair.server(), "waits");
            pair.client().shutdownState(Set.of(RECEIVED));
            pair.client().shutdownState(Set.of());
            assertEquals("waits", ManualPair.read(pair.client()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void theStateIsACopy(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            Set<dev.tlsloop.ShutdownFlag> before = pair.client().shutdownState();
            pair.client().shutdown();
            assertEquals(Set.of(), before);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I56")
    @Behaviour("F291")
    default void aClosedSideReadsEarlierData(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.client().shutdown();
            pair.send(pair.server(), "late");
            assertEquals("late", ManualPair.read(pair.client()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I56")
    @Behaviour("F252")
    default void aClosedSideWritesNoMore(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.client().shutdown();
            assertEquals(IoStatus.CLOSED, pair.send(pair.client(), "x"));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void dataBeforeTheCloseIsReadFirst(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.send(pair.client(), "last");
            pair.client().shutdown();
            pair.move();
            assertEquals(
                    List.of("last", "CLOSED", "CLOSED"),
                    Stream.generate(() -> ManualPair.read(pair.server()))
                            .limit(3)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"G6", "I14"})
    @Behaviour({"F238", "F294", "F393"})
    default void anEndOfTheInputIsNoClose(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.client().incoming().end();
            assertEquals(
                    List.of("EOF", "EOF", Set.of()),
                    List.of(
                            ManualPair.read(pair.client()),
                            ManualPair.read(pair.client()),
                            pair.client().shutdownState()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I14")
    @Behaviour("F240")
    default void dataBeforeTheEndOfInputIsReadFirst(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.send(pair.server(), "last");
            pair.client().incoming().end();
            assertEquals(
                    List.of("last", "EOF"), List.of(ManualPair.read(pair.client()), ManualPair.read(pair.client())));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"G6", "I56"})
    @Behaviour("F284")
    default void aShutdownWhoseAnswerNeverComesEnds(TlsVersion version) {
        try (ManualPair pair = talking(version)) {
            pair.client().shutdown();
            pair.client().incoming().end();
            assertEquals(IoStatus.EOF, pair.client().shutdown());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"G6", "I14"})
    @Behaviour("F237")
    default void anEndOfTheInputBeforeTheHandshakeIsAnEarlyClose(TlsVersion version) {
        try (ManualPair pair = ManualPair.fresh(client().versions(version, version), server())) {
            pair.client().incoming().end();
            String read = ManualPair.read(pair.client());
            assertEquals(
                    List.of("EOF", Optional.of(CLOSED_EARLY)),
                    List.of(read, pair.client().refusal().map(Refusal::reason)));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I56")
    @Behaviour("F289")
    default void aShutdownInTheMiddleOfTheHandshakeIsMisuse(TlsVersion version) {
        try (ManualPair pair = ManualPair.fresh(client().versions(version, version), server())) {
            pair.client().handshake();
            assertEquals(
                    "shutdown() during the handshake (HANDSHAKING); finish it with handshake(), or close() the"
                            + " connection",
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> pair.client().shutdown())
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
            assertEquals(new StreamEnds(StreamEnd.CLEAN, StreamEnd.CLEAN), pair.closeNotify(first));
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndSides")
    default void aCutIsNoticedByThePeer(TlsVersion version, Side sender) {
        try (Pair pair = open(client().versions(version, version), server())) {
            assertEquals(StreamEnd.TRUNCATED, pair.truncate(sender).of(sender.peer()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aCutLeavesTheOtherDirectionOpen(TlsVersion version) {
        try (Pair pair = open(client().versions(version, version), server())) {
            pair.truncate(CLIENT);
            assertEquals(2, pair.transfer(Side.SERVER, new byte[2]).length);
        }
    }
}
