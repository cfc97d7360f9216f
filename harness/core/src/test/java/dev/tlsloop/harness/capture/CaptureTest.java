package dev.tlsloop.harness.capture;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.harness.capture.CapturedBlocks.Block;
import dev.tlsloop.harness.capture.CapturedBlocks.IpPacket;
import dev.tlsloop.harness.transcript.Arrival;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.harness.transcript.Recording;
import dev.tlsloop.harness.transcript.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int PSH = 8;
    private static final int ACK = 16;
    private static final Arrival HELLO = new Arrival.Bytes(CLIENT, new byte[] {22, 3, 1, 0, 1, 1});
    private static final Arrival ANSWER = new Arrival.Bytes(SERVER, new byte[] {22, 3, 3, 0, 1, 2, 20});

    @Test
    void eachBlockHasItsLengthAtBothEnds() {
        List<Block> blocks =
                CapturedBlocks.read(capture("SECRET\n", HELLO, ANSWER).pcapng());
        assertTrue(blocks.stream().allMatch(block -> block.leading() == block.trailing() && block.leading() % 4 == 0));
    }

    @Test
    void theSecretsStandBeforeThePackets() {
        assertEquals(
                List.of(
                        CapturedBlocks.SECTION_HEADER,
                        CapturedBlocks.INTERFACE,
                        CapturedBlocks.SECRETS,
                        CapturedBlocks.PACKET),
                types(capture("SECRET\n", HELLO)));
    }

    @Test
    void withoutSecretsThereIsNoBlockForThem() {
        assertEquals(
                List.of(CapturedBlocks.SECTION_HEADER, CapturedBlocks.INTERFACE, CapturedBlocks.PACKET),
                types(capture("", HELLO)));
    }

    @Test
    void theSecretsAreATlsKeyLog() {
        Block secrets = CapturedBlocks.read(
                        capture("CLIENT_RANDOM 00 11", HELLO).pcapng())
                .get(2);
        assertEquals("TLSK\0\0\0\u0014CLIENT_RANDOM 00 11\n", new String(secrets.body(), StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1459, 1460, 1461, 4000, 70_000})
    void theChecksumsAreRight(int length) {
        List<IpPacket> packets = packets(new Arrival.Bytes(CLIENT, sawtooth(length)), ANSWER);
        assertTrue(packets.stream().allMatch(packet -> packet.headerSum() == 0xffff && packet.segmentSum() == 0xffff));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1459, 1460, 1461, 4000, 70_000})
    void theSegmentsHoldWhatArrived(int length) {
        List<IpPacket> packets = packets(new Arrival.Bytes(CLIENT, sawtooth(length)), ANSWER);
        assertArrayEquals(sawtooth(length), payload(packets, CLIENT_PORT));
    }

    @Test
    void noPacketIsLongerThanEthernetAllows() {
        List<IpPacket> packets = packets(new Arrival.Bytes(SERVER, new byte[70_000]));
        assertEquals(
                1500,
                packets.stream().mapToInt(packet -> packet.bytes().length).max().orElseThrow());
    }

    @Test
    void theConnectionOpensAndCloses() {
        assertEquals(
                List.of(SYN, SYN + ACK, ACK, PSH + ACK, PSH + ACK, FIN + ACK, FIN + ACK, ACK),
                packets(HELLO, ANSWER).stream().map(IpPacket::flags).toList());
    }

    @Test
    void eachSegmentBeginsWhereTheLastOfItsSideEnded() {
        List<IpPacket> server = packets(ANSWER, HELLO, ANSWER, ANSWER).stream()
                .filter(packet -> packet.sourcePort() == SERVER_PORT && packet.payload().length > 0)
                .toList();
        assertEquals(List.of(1, 8, 15), server.stream().map(IpPacket::sequence).toList());
    }

    @Test
    void aSegmentAcknowledgesWhatItsSenderReceived() {
        IpPacket answer = packets(HELLO, ANSWER).get(4);
        assertEquals(7, answer.acknowledged());
    }

    @Test
    void theReceiverAcknowledgesEverySecondSegment() {
        List<IpPacket> packets = packets(new Arrival.Bytes(CLIENT, new byte[5 * 1460]));
        assertEquals(
                List.of(1 + 2 * 1460, 1 + 4 * 1460),
                packets.subList(3, packets.size() - 3).stream()
                        .filter(packet -> packet.sourcePort() == SERVER_PORT)
                        .map(IpPacket::acknowledged)
                        .toList());
    }

    @Test
    void aFaultIsTheCommentOfTheNextSegmentOfItsSide() {
        Arrival fault = new Arrival.Fault(SERVER, "flips bit 3 of byte 6");
        assertEquals(
                List.of("fault in the stream of the server: flips bit 3 of byte 6"),
                packets(fault, HELLO, ANSWER).get(4).comments());
    }

    @Test
    void aFaultWithoutALaterSegmentIsAtTheEndOfTheStream() {
        Arrival fault = new Arrival.Fault(SERVER, "cuts before byte 7");
        IpPacket end = packets(ANSWER, fault, new Arrival.End(SERVER)).get(4);
        assertEquals(List.of("fault in the stream of the server: cuts before byte 7"), end.comments());
    }

    @Test
    void aStreamEndsWhereItEndedForThePeer() {
        assertEquals(
                FIN + ACK, packets(HELLO, new Arrival.End(SERVER), HELLO).get(4).flags());
    }

    @Test
    void anEndThatTheRunDidNotHaveSaysSo() {
        assertEquals(
                List.of("the run ended here, without an end of the stream of the client"),
                packets(HELLO, new Arrival.End(SERVER)).get(5).comments());
    }

    @Test
    void theTimeOfAPacketIsItsNumber() {
        assertEquals(
                List.of(0L, 1000L, 2000L, 3000L),
                packets(HELLO).stream().map(IpPacket::microseconds).limit(4).toList());
    }

    @Test
    void eachRunHasAPortOfItsOwn() {
        Capture both = capture("", HELLO).and(capture("", HELLO));
        assertEquals(
                List.of(CLIENT_PORT, CLIENT_PORT + 1),
                CapturedBlocks.packets(both.pcapng()).stream()
                        .filter(packet -> packet.destinationPort() == SERVER_PORT)
                        .map(IpPacket::sourcePort)
                        .distinct()
                        .toList());
    }

    @Test
    void anotherHostTakesOverWhenThePortsAreUsedUp() {
        assertEquals(new Addresses(0xc0000202, CLIENT_PORT), Addresses.ofRun(16_384));
    }

    @Test
    void theSecretsOfAllRunsAreOneKeyLog() {
        assertEquals(
                "FIRST\nSECOND\n",
                capture("FIRST", HELLO).and(capture("SECOND\n")).keyLog());
    }

    @Test
    void equalRunsHaveEqualCaptures() {
        assertEquals(capture("SECRET", HELLO, ANSWER), capture("SECRET", HELLO, ANSWER));
    }

    @Test
    void otherBytesAreAnotherCapture() {
        assertNotEquals(capture("SECRET", HELLO, ANSWER), capture("SECRET", HELLO, HELLO));
    }

    @Test
    void itPrintsItsSizeWithoutSecrets() {
        assertEquals(
                "capture of 2 runs in 13 packets, with secrets",
                capture("SECRET").and(capture("", HELLO)).toString());
    }

    @Test
    void theFileIsWrittenAsItIs(@TempDir Path folder) throws IOException {
        Capture capture = capture("SECRET", HELLO);
        assertArrayEquals(capture.pcapng(), Files.readAllBytes(capture.writeTo(folder.resolve("run.pcapng"))));
    }

    @Test
    void aRunThatKeptNoBytesHasNoCapture() {
        Transcript empty = new Transcript(List.of());
        assertEquals(
                "this run kept no bytes, so it has no capture; keep them with Loopback.withSecrets() or"
                        + " Loopback.withCapture()",
                assertThrows(IllegalStateException.class, () -> Capture.of(empty))
                        .getMessage());
    }

    private static Capture capture(String keyLog, Arrival... arrivals) {
        return Capture.of(new Transcript(List.of(), Optional.of(new Kept(keyLog, List.of(arrivals)))));
    }

    private static List<IpPacket> packets(Arrival... arrivals) {
        return CapturedBlocks.packets(capture("", arrivals).pcapng());
    }

    private static List<Integer> types(Capture capture) {
        return CapturedBlocks.read(capture.pcapng()).stream()
                .map(Block::type)
                .distinct()
                .toList();
    }

    private static byte[] payload(List<IpPacket> packets, int port) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        packets.stream()
                .filter(packet -> packet.sourcePort() == port)
                .forEach(packet -> stream.writeBytes(packet.payload()));
        return stream.toByteArray();
    }

    private static byte[] sawtooth(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return bytes;
    }

    private static final int CLIENT_PORT = 49_152;
    private static final int SERVER_PORT = 443;

    private record Kept(String keyLog, List<Arrival> arrivals) implements Recording {
        @Override
        public Transcript decryptedWith(String secrets) {
            throw new AssertionError("a capture decrypts nothing");
        }

        @Override
        public Transcript decryptedWith(PrivateKey serverKey) {
            throw new AssertionError("a capture decrypts nothing");
        }

        @Override
        public Optional<LineBytes> bytesOf(Entry line) {
            throw new AssertionError("a capture needs no lines");
        }
    }
}
