package dev.tlsloop.bio;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A byte queue that replaces one direction of a socket: bytes in, bytes out, and the end of file.
 *
 * <pre>{@code
 * MemoryBio bio = new MemoryBio();
 * bio.write(new byte[] {22, 3, 1});
 * bio.end();
 * }</pre>
 *
 * <p>It grows as needed and never blocks. The end of file comes after {@link #end()}, when all bytes are read. It is
 * not thread-safe.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/BIO_s_mem/">BIO_s_mem(3)</a>
 */
public final class MemoryBio {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    // Between calls, the unread bytes are those from position to limit.
    private ByteBuffer bytes = EMPTY;
    private boolean ended;

    /**
     * Appends all bytes of the source and moves its position to its limit.
     *
     * @return the number of bytes, always all of them
     * @throws IllegalStateException after {@link #end()}
     */
    public int write(ByteBuffer source) {
        if (ended) {
            throw new IllegalStateException("write() after end(): the end of file is already set; write before end()");
        }
        int count = Objects.requireNonNull(source, "the source of write(...) is null; give one, empty for no bytes")
                .remaining();
        ByteBuffer room = room(count);
        room.put(source);
        wrote(room);
        return count;
    }

    /** Appends all bytes; see {@link #write(ByteBuffer)}. */
    public int write(byte[] source) {
        return write(ByteBuffer.wrap(
                Objects.requireNonNull(source, "the source of write(...) is null; give one, empty for no bytes")));
    }

    /**
     * Moves as many bytes as fit into the target.
     *
     * @return the number of bytes moved; 0 if there are none
     */
    public int read(ByteBuffer target) {
        Objects.requireNonNull(target, "the target of read(...) is null; give a buffer with room");
        int count = Math.min(target.remaining(), bytes.remaining());
        target.put(bytes.duplicate().limit(bytes.position() + count));
        bytes.position(bytes.position() + count);
        return count;
    }

    /**
     * Moves all bytes to another BIO. If that one is empty, the two exchange their buffers, and no byte is copied.
     *
     * @return the number of bytes moved
     * @throws IllegalStateException after {@link #end()} of the other BIO
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

    /** Reads all bytes; an array of length 0 if there are none. */
    public byte[] readAll() {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return all;
    }

    /** The number of bytes that are not read yet. */
    public int pending() {
        return bytes.remaining();
    }

    /** Marks the end of file: no more bytes will come ({@code bio_shutdown}, {@code write_eof}). Idempotent. */
    public void end() {
        ended = true;
    }

    /** Whether {@link #end()} was called; unread bytes may remain. */
    public boolean ended() {
        return ended;
    }

    /** Whether {@link #end()} was called and all bytes are read. */
    public boolean atEnd() {
        return ended && !bytes.hasRemaining();
    }

    /**
     * For engines: the buffer of the unread bytes. The engine consumes bytes by advancing the position, and must not
     * change the limit. The buffer is valid until the next call of another method.
     */
    public ByteBuffer unread() {
        return bytes;
    }

    /**
     * For engines: a buffer with room for at least the given number of bytes, backed by an array. The next call must be
     * {@link #wrote}.
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

    /** For engines: appends the bytes before the position of the buffer that {@link #room} returned. */
    public void wrote(ByteBuffer room) {
        bytes.limit(room.position());
    }

    private void makeRoom(int atLeast) {
        int unread = bytes.remaining();
        int needed = Math.addExact(unread, atLeast);
        // While the reader lags behind, moving more than half of a full buffer would recur at every write.
        if (needed <= bytes.capacity() && unread <= bytes.capacity() / 2) {
            bytes.compact().flip();
            return;
        }
        ByteBuffer larger = ByteBuffer.allocate(Math.max(needed, Math.min(bytes.capacity(), 1 << 30) * 2));
        bytes = larger.put(bytes).flip();
    }
}
