package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Method;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.bio.MemoryBio;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The memory BIOs of a connection, and how far a handshake gets by moving bytes between them. */
interface BioContract extends EnginePair {

    private Wired fresh() {
        return Wired.fresh(client(), server());
    }

    private Wired done() {
        return Wired.established(client(), server());
    }

    @Test
    @SeedRow({"F6", "I12", "G3"})
    @Fact("F231")
    default void nothingIsReadFromAnEmptyOutput() {
        try (Wired wired = fresh()) {
            assertEquals(0, wired.client().outgoing().read(ByteBuffer.allocate(10)));
        }
    }

    @Test
    @SeedRow("I12")
    @Fact("F233")
    default void noMoreIsReadThanThereIsRoomFor() {
        try (Wired wired = fresh()) {
            wired.client().handshake();
            assertEquals(2, wired.client().outgoing().read(ByteBuffer.allocate(2)));
        }
    }

    @Test
    @SeedRow("I13")
    @Fact("F234")
    default void aWriteSaysHowMuchItTook() {
        try (Wired wired = fresh()) {
            assertEquals(3, wired.client().incoming().write(new byte[3]));
        }
    }

    @Test
    @SeedRow({"F6", "I12"})
    @Fact("F236")
    default void theOutputGrowsAndNeverBlocks() {
        try (Wired wired = done()) {
            ByteBuffer plain = ByteBuffer.allocate(1 << 20);
            while (plain.hasRemaining()) {
                wired.client().write(plain);
            }
            assertTrue(wired.client().outgoing().pending() > 1 << 20);
        }
    }

    @Test
    @SeedRow({"I14", "G6"})
    @Fact({"F238", "F240", "F294"})
    default void theEndOfTheInputComesBehindItsBytes() {
        try (Wired wired = done()) {
            wired.send(wired.server(), "last");
            wired.client().incoming().end();
            assertEquals(
                    List.of("last", "EOF", "EOF"),
                    Stream.generate(() -> Wired.read(wired.client())).limit(3).toList());
        }
    }

    @Test
    @SeedRow("I14")
    @Fact("F387")
    default void nothingIsWrittenBehindTheEnd() {
        try (Wired wired = fresh()) {
            wired.client().incoming().end();
            assertThrows(
                    IllegalStateException.class, () -> wired.client().incoming().write(new byte[1]));
        }
    }

    @Test
    @SeedRow({"I12", "I13"})
    @Fact({"F382", "F384"})
    default void writesAreConcatenatedAndCounted() {
        try (Wired wired = fresh()) {
            MemoryBio bio = wired.client().incoming();
            bio.write(new byte[] {1, 2});
            bio.write(new byte[] {3});
            List<Integer> counts = new ArrayList<>(List.of(bio.pending()));
            bio.read(ByteBuffer.allocate(1));
            counts.add(bio.pending());
            assertEquals(List.of(List.of(3, 2), "[2, 3]"), List.of(counts, Arrays.toString(bio.readAll())));
        }
    }

    @Test
    @SeedRow("I14")
    @Fact("F383")
    default void theEndIsReachedOnceItWasDeclaredAndEverythingIsRead() {
        try (Wired wired = fresh()) {
            MemoryBio bio = wired.client().incoming();
            bio.write(new byte[1]);
            List<Boolean> ends = new ArrayList<>();
            ends.add(bio.atEnd());
            bio.end();
            ends.add(bio.atEnd());
            bio.readAll();
            ends.add(bio.atEnd());
            assertEquals(List.of(false, false, true), ends);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"F6", "I43", "I59"})
    @Fact("F001")
    default void readingInTurnIsEnoughForAHandshake(TlsVersion version) {
        try (Wired wired = Wired.fresh(client().versions(version, version), server())) {
            for (int rounds = 0; rounds < 5; rounds++) {
                Wired.read(wired.client());
                wired.move();
                Wired.read(wired.server());
                wired.move();
            }
            assertEquals(
                    List.of(IoStatus.NOTHING, IoStatus.NOTHING),
                    List.of(wired.client().handshake(), wired.server().handshake()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"I17", "I51", "I52"})
    @Fact({"F003", "F389"})
    default void aHandshakeIsCompleteWithinFiveRounds(TlsVersion version) {
        try (Wired wired = Wired.fresh(client().versions(version, version), server())) {
            int rounds = 0;
            while (rounds <= 5
                    && (wired.client().handshake() != IoStatus.NOTHING
                            | wired.server().handshake() != IoStatus.NOTHING)) {
                wired.move();
                rounds++;
            }
            assertTrue(rounds <= 5, "not complete after five rounds");
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"F3", "F6"})
    @Fact("F005")
    default void aBareClientIsContentWithAnyServer(TlsVersion version) {
        ContextBuilder bare = Context.of(Method.SSLv23).engine(clientEngine()).versions(version, version);
        try (Wired wired = Wired.established(bare, bareServer().credential(Cast.LOCALHOST_OF_STRANGERS))) {
            assertEquals(IoStatus.NOTHING, wired.client().handshake());
        }
    }

    @Test
    @SeedRow("I15")
    @Fact("F298")
    default void theClientsRandomIsKnownFromItsHelloOnAndTheServersIsNot() {
        try (Wired wired = fresh()) {
            wired.client().handshake();
            assertEquals(
                    List.of(Optional.of(32), Optional.empty()),
                    List.of(
                            wired.client().clientRandom().map(random -> random.length),
                            wired.client().serverRandom()));
        }
    }

    default Stream<String> noNames() {
        return Stream.of("", ".example.org", "a\0.test", "a".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("noNames")
    @SeedRow("I55")
    @Fact({"F187", "F394"})
    default void whatCannotBeANameIsNotAskedFor(String name) {
        assertThrows(IllegalArgumentException.class, () -> ConnectionSettings.to(name));
    }

    default Stream<String> oneName() {
        return Stream.of("b\u00fccher.test", "xn--bcher-kva.test");
    }

    @ParameterizedTest
    @MethodSource("oneName")
    @SeedRow("I55")
    @Fact("F396")
    default void aNameInEitherFormIsSentAsItsALabel(String name) {
        try (Wired wired = Wired.opened(client().build(), server().build(), ConnectionSettings.to(name))) {
            wired.client().handshake();
            assertEquals(
                    "xn--bcher-kva.test",
                    new String(Hello.of(wired.client()).serverName().orElseThrow(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    @SeedRow("I55")
    default void noNameIsSentWhereNoneIsAskedFor() {
        try (Wired wired = Wired.opened(
                client().build(),
                server().build(),
                ConnectionSettings.to("localhost").withoutServerName())) {
            wired.client().handshake();
            assertEquals(Optional.empty(), Hello.of(wired.client()).serverName());
        }
    }
}
