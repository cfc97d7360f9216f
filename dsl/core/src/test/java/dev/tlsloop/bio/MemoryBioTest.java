package dev.tlsloop.bio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryBioTest {
    private final MemoryBio bio = new MemoryBio();

    @Test
    void readsTheBytesInTheOrderWritten() {
        bio.write(new byte[] {1, 2});
        bio.write(new byte[] {3});

        assertArrayEquals(new byte[] {1, 2, 3}, bio.readAll());
    }

    @Test
    void anEmptyBioReadsNothing() {
        assertArrayEquals(new byte[0], bio.readAll());
    }

    @Test
    void takesAllOfTheSource() {
        ByteBuffer source = ByteBuffer.wrap(new byte[5]).position(2);

        bio.write(source);

        assertEquals(5, source.position());
    }

    @Test
    void returnsTheNumberOfBytesWritten() {
        assertEquals(3, bio.write(ByteBuffer.wrap(new byte[5]).position(2)));
    }

    @Test
    void readsNoMoreThanTheTargetHolds() {
        bio.write(new byte[] {1, 2, 3});

        assertEquals(2, bio.read(ByteBuffer.allocate(2)));
    }

    @Test
    void keepsTheBytesThatDoNotFit() {
        bio.write(new byte[] {1, 2, 3});
        bio.read(ByteBuffer.allocate(2));

        assertArrayEquals(new byte[] {3}, bio.readAll());
    }

    @Test
    void readsNoMoreThanWasWritten() {
        bio.write(new byte[] {1});

        assertEquals(1, bio.read(ByteBuffer.allocate(9)));
    }

    @Test
    void countsTheUnreadBytes() {
        bio.write(new byte[7]);
        bio.read(ByteBuffer.allocate(3));

        assertEquals(4, bio.pending());
    }

    @Test
    void isAtItsEndAfterEndAndTheLastByte() {
        bio.write(new byte[1]);
        bio.end();
        bio.readAll();

        assertTrue(bio.atEnd());
    }

    @Test
    void isNotAtItsEndWithUnreadBytes() {
        bio.write(new byte[1]);
        bio.end();

        assertFalse(bio.atEnd());
    }

    @Test
    void isNotAtItsEndBeforeEnd() {
        assertFalse(bio.atEnd());
    }

    @Test
    void refusesBytesAfterEnd() {
        bio.end();

        assertEquals(
                "write() after end(): the end of file is already set; write before end()",
                assertThrows(IllegalStateException.class, () -> bio.write(new byte[1]))
                        .getMessage());
    }

    @Test
    void endIsIdempotent() {
        bio.end();
        bio.end();

        assertTrue(bio.atEnd());
    }

    @Test
    void anEngineConsumesBytesByAdvancingThePosition() {
        bio.write(new byte[] {1, 2, 3});
        bio.unread().position(bio.unread().position() + 2);

        assertArrayEquals(new byte[] {3}, bio.readAll());
    }

    @Test
    void anEngineWritesIntoTheRoom() {
        bio.write(new byte[] {1});
        bio.wrote(bio.room(2).put(new byte[] {2, 3}));

        assertArrayEquals(new byte[] {1, 2, 3}, bio.readAll());
    }

    @Test
    void unusedRoomAddsNoBytes() {
        bio.write(new byte[] {1});
        bio.wrote(bio.room(1000));

        assertEquals(1, bio.pending());
    }

    @Test
    void roomHasTheRequestedSize() {
        bio.write(new byte[10]);
        bio.read(ByteBuffer.allocate(9));

        assertTrue(bio.room(17000).remaining() >= 17000);
    }

    @Test
    void aReadOnlyTargetLosesNoBytes() {
        bio.write(new byte[] {1, 2});
        assertThrows(
                ReadOnlyBufferException.class,
                () -> bio.read(ByteBuffer.allocate(1).asReadOnlyBuffer()));

        assertArrayEquals(new byte[] {1, 2}, bio.readAll());
    }

    @Test
    void keepsTheOrderUnderRandomReadsAndWrites() {
        Random random = new Random(20260721);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            mix(random, written, read);
        }
        read.writeBytes(bio.readAll());

        assertArrayEquals(written.toByteArray(), read.toByteArray());
    }

    private void mix(Random random, ByteArrayOutputStream written, ByteArrayOutputStream read) {
        byte[] bytes = new byte[random.nextInt(random.nextInt(300) + 1)];
        random.nextBytes(bytes);
        bio.write(bytes);
        written.writeBytes(bytes);
        ByteBuffer target = ByteBuffer.allocate(random.nextInt(300));
        bio.read(target);
        read.write(target.array(), 0, target.position());
    }

    @ParameterizedTest
    @CsvSource({"'', ab, ab", "ab, '', ab", "ab, cd, abcd"})
    void movedBytesFollowTheBytesOfTheTarget(String there, String moved, String all) {
        MemoryBio from = new MemoryBio();
        MemoryBio to = new MemoryBio();
        to.write(there.getBytes(StandardCharsets.US_ASCII));
        from.write(moved.getBytes(StandardCharsets.US_ASCII));
        from.moveTo(to);
        assertEquals(all + ", 0", new String(to.readAll(), StandardCharsets.US_ASCII) + ", " + from.pending());
    }

    @Test
    void bytesWrittenAfterAMoveStay() {
        MemoryBio from = new MemoryBio();
        MemoryBio to = new MemoryBio();
        from.write(new byte[] {1});
        from.moveTo(to);
        from.write(new byte[] {2, 3});
        assertArrayEquals(new byte[] {1}, to.readAll());
    }

    @Test
    void refusesAMoveToAnEndedBio() {
        MemoryBio from = new MemoryBio();
        MemoryBio to = new MemoryBio();
        from.write(new byte[] {1});
        to.end();
        assertThrows(IllegalStateException.class, () -> from.moveTo(to));
    }
}
