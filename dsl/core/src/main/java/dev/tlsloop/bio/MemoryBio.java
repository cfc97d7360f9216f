package dev.tlsloop.bio;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A queue of bytes that stands where a socket would: bytes in, bytes out, end of file, nothing else.
 *
 * <pre>{@code
 * MemoryBio bio = new MemoryBio();
 * bio.write(new byte[] {22, 3, 1});
 * bio.end();
 * }</pre>
 *
 * <p>It grows as needed and never blocks. End of file is reached once it was ended and everything was read. It is for
 * one thread, and no {@code Channel}.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/BIO_s_mem/">BIO_s_mem(3)</a>
 */
public final class MemoryBio {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    // Between calls: position is where the unread bytes start, limit is where they end.
    private ByteBuffer bytes = EMPTY;
    private boolean ended;

    /**
     * Adds all of those bytes and moves the source's position to its limit.
     *
     * @return how many bytes were added, which is all
     * @throws IllegalStateException after {@link #end()}
     */
    public int write(ByteBuffer source) {
        if (ended) {
            throw new IllegalStateException("write() after end(): the end of file was declared already; write first");
        }
        int count = Objects.requireNonNull(source, "the source of write(...) is null; give one, empty for no bytes")
                .remaining();
        ByteBuffer room = room(count);
        room.put(source);
        wrote(room);
        return count;
    }

    /** Adds all of those bytes; see {@link #write(ByteBuffer)}. */
    public int write(byte[] source) {
        return write(ByteBuffer.wrap(
                Objects.requireNonNull(source, "the source of write(...) is null; give one, empty for no bytes")));
    }

    /**
     * Moves as many bytes as fit into the target.
     *
     * @return how many bytes were moved, 0 when there are none
     */
    public int read(ByteBuffer target) {
        Objects.requireNonNull(target, "the target of read(...) is null; give a buffer with room");
        int count = Math.min(target.remaining(), bytes.remaining());
        target.put(bytes.duplicate().limit(bytes.position() + count));
        bytes.position(bytes.position() + count);
        return count;
    }

    /**
     * Moves all bytes there are to another one. Where that one is empty, the memory itself changes hands.
     *
     * @return how many bytes were moved
     * @throws IllegalStateException when the other was ended
     */
    public int moveTo(MemoryBio other) {
        if (other.ended || other.bytes.hasRemaining() || !bytes.hasRemaining()) {
            return other.write(bytes);
        }
        ByteBuffer empty = other.bytes;
        other.bytes = bytes;
        bytes = empty;
        return other.bytes.remaining();
    }

    /** Takes all bytes there are; an array of length 0 when there are none. */
    public byte[] readAll() {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return all;
    }

    /** How many bytes wait to be read. */
    public int pending() {
        return bytes.remaining();
    }

    /** Declares that no more bytes will come ({@code bio_shutdown}, {@code write_eof}). Idempotent. */
    public void end() {
        ended = true;
    }

    /** Whether the end was declared; bytes may still wait. */
    public boolean ended() {
        return ended;
    }

    /** Whether it was ended and everything was read. */
    public boolean atEnd() {
        return ended && !bytes.hasRemaining();
    }

    /**
     * For engines: the unread bytes themselves. What the engine moves the position past is consumed; it must not touch
     * the limit. The buffer is valid until the next call of another method.
     */
    public ByteBuffer unread() {
        return bytes;
    }

    /**
     * For engines: room to write at least that many bytes, to be followed by {@link #wrote}, with no other call in
     * between. The buffer is backed by an array.
     */
    public ByteBuffer room(int atLeast) {
        if (!bytes.hasRemaining()) {
            bytes.position(0).limit(0);
        }
        if (bytes.capacity() - bytes.limit() < atLeast) {
            makeRoom(atLeast);
        }
        return bytes.duplicate().position(bytes.limit()).limit(bytes.capacity());
    }

    /** For engines: the buffer of {@link #room}, whose position now stands behind what was written. */
    public void wrote(ByteBuffer room) {
        bytes.limit(room.position());
    }

    private void makeRoom(int atLeast) {
        int unread = bytes.remaining();
        int needed = Math.addExact(unread, atLeast);
        // Moving more than half of a full buffer would be repeated at every write while the reader lags behind.
        if (needed <= bytes.capacity() && unread <= bytes.capacity() / 2) {
            bytes.compact().flip();
            return;
        }
        ByteBuffer larger = ByteBuffer.allocate(Math.max(needed, Math.min(bytes.capacity(), 1 << 30) * 2));
        bytes = larger.put(bytes).flip();
    }
}
