package dev.tlsloop.harness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.harness.fault.Fault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairTest {
    private final List<String> log = new ArrayList<>();
    private final ScriptedEndpoint client =
            new ScriptedEndpoint("client", new ScriptedSteps().establishes(NegotiatedParameters.tls13()), log);
    private final ScriptedEndpoint server =
            new ScriptedEndpoint("server", new ScriptedSteps().establishes(NegotiatedParameters.tls13()), log);
    private final Loopback loopback = Loopback.between(client.asParty(), server.asParty());

    @ParameterizedTest
    @EnumSource
    void dataArrivesWhole(Side from) {
        byte[] data = letters(100_000);
        try (Pair pair = loopback.open()) {
            assertArrayEquals(data, pair.transfer(from, data));
        }
    }

    @Test
    void dataFlowsBothWaysInTurn() {
        try (Pair pair = loopback.open()) {
            pair.transfer(Side.CLIENT, letters(10));
            assertArrayEquals(letters(20), pair.transfer(Side.SERVER, letters(20)));
        }
    }

    @Test
    void anEmptyTransferReturnsNoData() {
        try (Pair pair = loopback.open()) {
            pair.transfer(Side.CLIENT, letters(1));
        }
    }

    @Test
    void dataThatAFaultKeepsDoesNotArrive() {
        try (Pair pair =
                loopback.withFault(Fault.from(Side.CLIENT).atByte(4).stall()).open()) {
            assertEquals(4, pair.transfer(Side.CLIENT, letters(10)).length);
        }
    }

    @Test
    void aRefusalAfterTheHandshakeIsHowTheConnectionEnded() {
        ScriptedEndpoint refusing = ScriptedEndpoint.playing(new ScriptedSteps()
                .establishes(NegotiatedParameters.tls13())
                .awaits(1)
                .refuses(Reason.BAD_RECORD));
        try (Pair pair = Loopback.between(refusing, server).open()) {
            pair.server().write(ByteBuffer.wrap(letters(1)));
            pair.transfer(Side.CLIENT, letters(1));
            assertEquals(StreamEnd.REFUSED, pair.truncate(Side.SERVER).client());
        }
    }

    @Test
    void settlingMovesWhatWasPutOutBetweenCalls() {
        try (Pair pair = loopback.open()) {
            pair.client().write(ByteBuffer.wrap(letters(3)));
            pair.runUntilIdle();
            assertEquals(
                    List.of(0, 3),
                    List.of(
                            pair.client().outgoing().pending(),
                            pair.server().incoming().pending()));
        }
    }

    @Test
    void aCleanCloseIsCleanForBoth() {
        try (Pair pair = loopback.open()) {
            assertEquals(new StreamEnds(StreamEnd.CLEAN, StreamEnd.CLEAN), pair.closeNotify(Side.SERVER));
        }
    }

    @Test
    void aCleanCloseDiscardsWhatWasNotRead() {
        try (Pair pair = loopback.open()) {
            pair.client().write(ByteBuffer.wrap(letters(10)));
            assertEquals(new StreamEnds(StreamEnd.CLEAN, StreamEnd.CLEAN), pair.closeNotify(Side.CLIENT));
        }
    }

    @Test
    void aCloseNotifyThatDoesNotArriveLeavesBothOpen() {
        try (Pair pair =
                loopback.withFault(Fault.from(Side.CLIENT).atByte(0).stall()).open()) {
            assertEquals(new StreamEnds(StreamEnd.OPEN, StreamEnd.OPEN), pair.closeNotify(Side.CLIENT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCutIsTruncationForThePeerAlone(Side sender) {
        try (Pair pair = loopback.open()) {
            StreamEnds streamEnds = pair.truncate(sender);
            assertEquals(
                    List.of(StreamEnd.OPEN, StreamEnd.TRUNCATED),
                    List.of(streamEnds.of(sender), streamEnds.of(sender.peer())));
        }
    }

    @Test
    void aCutAfterACleanCloseChangesNothing() {
        try (Pair pair = loopback.open()) {
            pair.closeNotify(Side.CLIENT);
            assertEquals(new StreamEnds(StreamEnd.CLEAN, StreamEnd.CLEAN), pair.truncate(Side.CLIENT));
        }
    }

    @Test
    void againOffersTheSessionOfTheClient() {
        client.session = Optional.of(new ScriptedEndpoint.FakeSession());
        try (Pair first = loopback.open();
                Pair second = first.resume()) {
            assertEquals(client.session, client.openings.get(1).session());
        }
    }

    @Test
    void againKeepsTheServerName() {
        client.session = Optional.of(new ScriptedEndpoint.FakeSession());
        try (Pair first = loopback.withServerName("a.test").open();
                Pair second = first.resume()) {
            assertEquals(
                    client.openings.get(0).serverName(), client.openings.get(1).serverName());
        }
    }

    @Test
    void againWithoutASessionNamesTheRemedy() {
        try (Pair pair = loopback.open()) {
            assertEquals(
                    "resume() needs a session, and the client has none yet; it gets one from a successful handshake, in"
                            + " TLS 1.3 with a ticket that the server sends after it: check outcome(), and that neither"
                            + " context has tickets or its session cache off",
                    assertThrows(IllegalStateException.class, pair::resume).getMessage());
        }
    }

    @Test
    void theSecondPairOutlivesTheFirst() {
        client.session = Optional.of(new ScriptedEndpoint.FakeSession());
        Pair first = loopback.open();
        try (Pair second = first.resume()) {
            first.close();
            assertEquals(3, second.transfer(Side.CLIENT, letters(3)).length);
        }
    }

    @Test
    void theEndpointsCloseWithTheLastPair() {
        client.session = Optional.of(new ScriptedEndpoint.FakeSession());
        Pair first = loopback.open();
        Pair second = first.resume();
        first.close();
        log.clear();
        second.close();
        assertEquals(List.of("close server", "close client", "close server", "close client"), log);
    }

    @Test
    void closingTwiceClosesOnce() {
        Pair pair = loopback.open();
        pair.close();
        int closed = log.size();
        pair.close();
        assertEquals(closed, log.size());
    }

    @Test
    void aClosedPairSaysSo() {
        Pair pair = loopback.open();
        pair.close();
        assertEquals(
                "transfer() after close(); call it before, or open() a new pair",
                assertThrows(IllegalStateException.class, () -> pair.transfer(Side.CLIENT, new byte[1]))
                        .getMessage());
    }

    @Test
    void aPairThatIsNotEstablishedSaysWhy() {
        ScriptedEndpoint refusing = ScriptedEndpoint.playing(new ScriptedSteps().refuses(Reason.UNKNOWN_ISSUER));
        try (Pair pair = Loopback.between(client, refusing).open()) {
            assertEquals(
                    "transfer() needs an established pair, and this one is not: the server refused because"
                            + " UNKNOWN_ISSUER; assert that outcome() succeeded first",
                    assertThrows(IllegalStateException.class, () -> pair.transfer(Side.CLIENT, new byte[1]))
                            .getMessage());
        }
    }

    private static byte[] letters(int count) {
        byte[] data = new byte[count];
        Arrays.fill(data, (byte) 'a');
        return data;
    }
}
