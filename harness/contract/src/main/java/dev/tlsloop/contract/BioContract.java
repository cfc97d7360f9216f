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

/** The memory BIOs of a connection, and handshakes whose bytes the test moves between them. */
interface BioContract extends EnginePair {

    private ManualPair fresh() {
        return ManualPair.fresh(client(), server());
    }

    private ManualPair done() {
        return ManualPair.established(client(), server());
    }

    @Test
    @PyOpenSslItem({"F6", "I12", "G3"})
    @Behaviour("F231")
    default void anEmptyOutputYieldsNoBytes() {
        try (ManualPair pair = fresh()) {
            assertEquals(0, pair.client().outgoing().read(ByteBuffer.allocate(10)));
        }
    }

    @Test
    @PyOpenSslItem("I12")
    @Behaviour("F233")
    default void aReadStopsAtTheEndOfTheRoom() {
        try (ManualPair pair = fresh()) {
            pair.client().handshake();
            assertEquals(2, pair.client().outgoing().read(ByteBuffer.allocate(2)));
        }
    }

    @Test
    @PyOpenSslItem("I13")
    @Behaviour("F234")
    default void aWriteSaysHowMuchItTook() {
        try (ManualPair pair = fresh()) {
            assertEquals(3, pair.client().incoming().write(new byte[3]));
        }
    }

    @Test
    @PyOpenSslItem({"F6", "I12"})
    @Behaviour("F236")
    default void theOutputGrowsAndNeverBlocks() {
        try (ManualPair pair = done()) {
            ByteBuffer plain = ByteBuffer.allocate(1 << 20);
            while (plain.hasRemaining()) {
                pair.client().write(plain);
            }
            assertTrue(pair.client().outgoing().pending() > 1 << 20);
        }
    }

    @Test
    @PyOpenSslItem({"I14", "G6"})
    @Behaviour({"F238", "F240", "F294"})
    default void theEndOfTheInputComesBehindItsBytes() {
        try (ManualPair pair = done()) {
            pair.send(pair.server(), "last");
            pair.client().incoming().end();
            assertEquals(
                    List.of("last", "EOF", "EOF"),
                    Stream.generate(() -> ManualPair.read(pair.client()))
                            .limit(3)
                            .toList());
        }
    }

    @Test
    @PyOpenSslItem("I14")
    @Behaviour("F387")
    default void aWriteAfterTheEndIsRefused() {
        try (ManualPair pair = fresh()) {
            pair.client().incoming().end();
            assertThrows(
                    IllegalStateException.class, () -> pair.client().incoming().write(new byte[1]));
        }
    }

    @Test
    @PyOpenSslItem({"I12", "I13"})
    @Behaviour({"F382", "F384"})
    default void writesAreConcatenatedAndCounted() {
        try (ManualPair pair = fresh()) {
            MemoryBio bio = pair.client().incoming();
            bio.write(new byte[] {1, 2});
            bio.write(new byte[] {3});
            List<Integer> counts = new ArrayList<>(List.of(bio.pending()));
            bio.read(ByteBuffer.allocate(1));
            counts.add(bio.pending());
            assertEquals(List.of(List.of(3, 2), "[2, 3]"), List.of(counts, Arrays.toString(bio.readAll())));
        }
    }

    @Test
    @PyOpenSslItem("I14")
    @Behaviour("F383")
    default void theEndIsReachedAfterEndAndAllBytesAreRead() {
        try (ManualPair pair = fresh()) {
            MemoryBio bio = pair.client().incoming();
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
    @PyOpenSslItem({"F6", "I43", "I59"})
    @Behaviour("F001")
    default void readingInTurnIsEnoughForAHandshake(TlsVersion version) {
        try (ManualPair pair = ManualPair.fresh(client().versions(version, version), server())) {
            for (int rounds = 0; rounds < 5; rounds++) {
                ManualPair.read(pair.client());
                pair.move();
                ManualPair.read(pair.server());
                pair.move();
            }
            assertEquals(
                    List.of(IoStatus.NOTHING, IoStatus.NOTHING),
                    List.of(pair.client().handshake(), pair.server().handshake()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I17", "I51", "I52"})
    @Behaviour({"F003", "F389"})
    default void aHandshakeIsCompleteWithinFiveRounds(TlsVersion version) {
        try (ManualPair pair = ManualPair.fresh(client().versions(version, version), server())) {
            int rounds = 0;
            while (rounds <= 5
                    && (pair.client().handshake() != IoStatus.NOTHING
                            | pair.server().handshake() != IoStatus.NOTHING)) {
                pair.move();
                rounds++;
            }
            assertTrue(rounds <= 5, "not complete after five rounds");
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"F3", "F6"})
    @Behaviour("F005")
    default void aBareClientIsContentWithAnyServer(TlsVersion version) {
        ContextBuilder bare = Context.of(Method.SSLv23).engine(clientEngine()).versions(version, version);
        try (ManualPair pair =
                ManualPair.established(bare, bareServer().credential(ContractCredentials.LOCALHOST_OF_STRANGERS))) {
            assertEquals(IoStatus.NOTHING, pair.client().handshake());
        }
    }

    @Test
    @PyOpenSslItem("I15")
    @Behaviour("F298")
    default void theClientsRandomIsKnownFromItsHelloOnAndTheServersIsNot() {
        try (ManualPair pair = fresh()) {
            pair.client().handshake();
            assertEquals(
                    List.of(Optional.of(32), Optional.empty()),
                    List.of(
                            pair.client().clientRandom().map(random -> random.length),
                            pair.client().serverRandom()));
        }
    }

    default Stream<String> noNames() {
        return Stream.of("", ".example.org", "a\0.test", "a".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("noNames")
    @PyOpenSslItem("I55")
    @Behaviour({"F187", "F394"})
    default void anInvalidServerNameIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> ConnectionSettings.forServer(name));
    }

    default Stream<String> oneName() {
        return Stream.of("b\u00fccher.test", "xn--bcher-kva.test");
    }

    @ParameterizedTest
    @MethodSource("oneName")
    @PyOpenSslItem("I55")
    @Behaviour("F396")
    default void aNameInEitherFormIsSentAsItsALabel(String name) {
        try (ManualPair pair =
                ManualPair.opened(client().build(), server().build(), ConnectionSettings.forServer(name))) {
            pair.client().handshake();
            assertEquals(
                    "xn--bcher-kva.test",
                    new String(ClientHellos.of(pair.client()).serverName().orElseThrow(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    @PyOpenSslItem("I55")
    default void aClientWithoutAServerNameSendsNone() {
        try (ManualPair pair = ManualPair.opened(
                client().build(),
                server().build(),
                ConnectionSettings.forServer("localhost").withoutServerName())) {
            pair.client().handshake();
            assertEquals(Optional.empty(), ClientHellos.of(pair.client()).serverName());
        }
    }
}
