package dev.tlsloop.spi;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The plaintext of the last record that the caller has not read yet. */
final class PlaintextBuffer {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    /** Reusable buffers for one record each, because most steps yield no plaintext. */
    private static final ConcurrentLinkedDeque<ByteBuffer> ROOMS = new ConcurrentLinkedDeque<>();

    private ByteBuffer bytes = NONE;

    boolean isEmpty() {
        return !bytes.hasRemaining();
    }

    int length() {
        return bytes.remaining();
    }

    /** An empty buffer of at least the given size, for a later {@link #take}. */
    static ByteBuffer room(int size) {
        ByteBuffer room = ROOMS.pollFirst();
        return room == null || room.capacity() < size ? ByteBuffer.allocate(size) : room.clear();
    }

    /** Stores the bytes before the position of the buffer, and returns the buffer to the pool. */
    void take(ByteBuffer room) {
        bytes = room.position() == 0 ? NONE : copy(room.flip());
        ROOMS.addFirst(room);
    }

    /** Moves the bytes that fit into the target. */
    void moveTo(ByteBuffer target) {
        int limit = bytes.limit();
        bytes.limit(bytes.position() + Math.min(bytes.remaining(), target.remaining()));
        target.put(bytes);
        bytes.limit(limit);
    }

    /** Copies the bytes that fit into the target, and keeps them. */
    void copyTo(ByteBuffer target) {
        int position = bytes.position();
        moveTo(target);
        bytes.position(position);
    }

    void clear() {
        bytes = NONE;
    }

    private static ByteBuffer copy(ByteBuffer filled) {
        return ByteBuffer.allocate(filled.remaining()).put(filled).flip();
    }
}
