package dev.tlsloop.harness.pipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Side;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.harness.fault.Fault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipeTest {
    /** Three records with contents of 2, 0 and 3 bytes. */
    private static final String STREAM = "1603030002aabb" + "1703030000" + "1703030003010203";

    private final MemoryBio from = new MemoryBio();
    private final MemoryBio to = new MemoryBio();
    private final List<String> tapped = new ArrayList<>();
    private final StringBuilder seenArriving = new StringBuilder();

    @Test
    void movesEverything() {
        from.write(new byte[] {1, 2, 3});
        pipe().move();
        assertArrayEquals(new byte[] {1, 2, 3}, to.readAll());
    }

    @Test
    void saysHowMuchItMoved() {
        from.write(new byte[] {1, 2, 3});
        assertEquals(3, pipe().move());
    }

    @Test
    void movesNothingWhenThereIsNothing() {
        assertEquals(0, pipe().move());
    }

    static List<Arguments> faults() {
        Fault.Source server = Fault.from(Side.SERVER);
        String first = "1603030002aabb";
        return List.of(
                Arguments.of(server.atByte(0).flipBit(0), "17" + STREAM.substring(2)),
                Arguments.of(server.atByte(5).flipBit(7), "16030300022abb" + STREAM.substring(14)),
                Arguments.of(server.atByte(6).cut(), "1603030002aa"),
                Arguments.of(server.atByte(6).stall(), "1603030002aa"),
                Arguments.of(server.atByte(5).drop(2), "1603030002" + STREAM.substring(14)),
                Arguments.of(server.atByte(0).drop(20), ""),
                Arguments.of(server.atByte(7).inject((byte) 0xEE), first + "ee" + STREAM.substring(14)),
                Arguments.of(server.atRecord(1).flipBit(0), "1603030002abbb" + STREAM.substring(14)),
                Arguments.of(server.atRecord(2).flipBit(0), STREAM),
                Arguments.of(server.atRecord(3).flipBit(1), STREAM.substring(0, 34) + "030203"),
                Arguments.of(server.atRecord(2).drop(), first + STREAM.substring(24)),
                Arguments.of(server.atRecord(3).drop(), STREAM.substring(0, 24)),
                Arguments.of(server.atRecord(1).drop(), STREAM.substring(14)),
                Arguments.of(server.atRecord(2).cut(), first),
                Arguments.of(server.atRecord(3).stall(), STREAM.substring(0, 24)),
                Arguments.of(
                        server.atRecord(3).inject((byte) 0xEE), STREAM.substring(0, 24) + "ee" + STREAM.substring(24)),
                Arguments.of(server.atRecord(4).drop(), STREAM));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultStrikesInOnePiece(Fault fault, String arrived) {
        send(pipe(fault), STREAM.length() / 2);
        assertEquals(arrived, HexFormat.of().formatHex(to.readAll()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultStrikesTheSameByteByByte(Fault fault, String arrived) {
        send(pipe(fault), 1);
        assertEquals(arrived, HexFormat.of().formatHex(to.readAll()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aTapSeesTheBytesThatArrive(Fault fault, String arrived) {
        send(pipe(fault), 5);
        assertEquals(arrived, seenArriving.toString());
    }

    @Test
    void aTapSeesTheBytesThatArriveWithoutAFault() {
        send(pipe(), STREAM.length() / 2);
        assertEquals(STREAM, seenArriving.toString());
    }

    @Test
    void twoFaultsStrikeOneByte() {
        Fault.AtByte first = Fault.from(Side.SERVER).atByte(0);
        from.write(new byte[] {0});
        pipe(first.flipBit(0), first.flipBit(1)).move();
        assertArrayEquals(new byte[] {3}, to.readAll());
    }

    @Test
    void aCutIsAnEndOfFile() {
        send(pipe(Fault.from(Side.SERVER).atByte(0).cut()), 1);
        assertTrue(to.atEnd());
    }

    @Test
    void aStallIsNoEndOfFile() {
        send(pipe(Fault.from(Side.SERVER).atByte(0).stall()), 1);
        assertFalse(to.atEnd());
    }

    @Test
    void aPipeThatIsCutLosesWhatFollows() {
        Pipe pipe = pipe();
        pipe.cut();
        from.write(new byte[] {1});
        assertEquals(1, pipe.move());
        assertTrue(to.atEnd());
    }

    @Test
    void aTapSeesWhatWasSentAndThenWhatStruck() {
        Fault fault = Fault.from(Side.SERVER).atByte(1).cut();
        from.write(new byte[] {1, 2, 3});
        pipe(fault).move();
        assertEquals(List.of("010203", "cuts before byte 1", "ended"), tapped);
    }

    @Test
    void aFaultIsUnreachedUntilItStruck() {
        Fault fault = Fault.from(Side.SERVER).atByte(1).flipBit(0);
        Pipe pipe = pipe(fault);
        from.write(new byte[] {1});
        pipe.move();
        assertEquals(List.of(fault), pipe.pendingFaults());
    }

    @Test
    void aFaultThatStruckIsReached() {
        Pipe pipe = pipe(Fault.from(Side.SERVER).atByte(0).flipBit(0));
        from.write(new byte[] {1});
        pipe.move();
        assertEquals(List.of(), pipe.pendingFaults());
    }

    private void send(Pipe pipe, int piece) {
        byte[] stream = HexFormat.of().parseHex(STREAM);
        for (int i = 0; i < stream.length; i += piece) {
            from.write(ByteBuffer.wrap(stream, i, Math.min(piece, stream.length - i)));
            pipe.move();
        }
    }

    private Pipe pipe(Fault... faults) {
        return new Pipe(from, to, List.of(faults), List.of(new Listing(tapped, seenArriving)));
    }

    private record Listing(List<String> lines, StringBuilder arrived) implements Tap {
        @Override
        public void onSent(ByteBuffer piece) {
            lines.add(hex(piece));
        }

        @Override
        public void onArrived(ByteBuffer piece) {
            arrived.append(hex(piece));
        }

        private static String hex(ByteBuffer piece) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            return HexFormat.of().formatHex(bytes);
        }

        @Override
        public void onFault(Fault fault) {
            lines.add(fault.text());
        }

        @Override
        public void onEnd() {
            lines.add("ended");
        }
    }
}
