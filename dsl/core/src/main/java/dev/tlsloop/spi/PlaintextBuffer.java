package dev.tlsloop.spi;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Plain text of the last record that nobody has taken yet. */
final class PlaintextBuffer {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    /** Room for a whole record, used again and again: few steps of a connection bring plain text. */
    private static final ConcurrentLinkedDeque<ByteBuffer> ROOMS = new ConcurrentLinkedDeque<>();

    private ByteBuffer bytes = NONE;

    boolean isEmpty() {
        return !bytes.hasRemaining();
    }

    int length() {
        return bytes.remaining();
    }

    /** Empty room of that size, to be given to {@link #take}. */
    static ByteBuffer room(int size) {
        ByteBuffer room = ROOMS.pollFirst();
        return room == null || room.capacity() < size ? ByteBuffer.allocate(size) : room.clear();
    }

    /** Holds what was put into the room. */
    void take(ByteBuffer room) {
        bytes = room.position() == 0 ? NONE : copy(room.flip());
        ROOMS.addFirst(room);
    }

    /** Moves as much as fits. */
    void moveTo(ByteBuffer target) {
        int limit = bytes.limit();
        bytes.limit(bytes.position() + Math.min(bytes.remaining(), target.remaining()));
        target.put(bytes);
        bytes.limit(limit);
    }

    /** Copies as much as fits, and keeps it. */
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
