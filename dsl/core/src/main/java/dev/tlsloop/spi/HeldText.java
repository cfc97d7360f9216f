package dev.tlsloop.spi;

import java.nio.ByteBuffer;

/** Plain text of the last record that nobody has taken yet. */
final class HeldText {
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    boolean isEmpty() {
        return !bytes.hasRemaining();
    }

    int length() {
        return bytes.remaining();
    }

    /** Empty room of that size, to be followed by {@link #filled}. */
    ByteBuffer room(int size) {
        bytes = bytes.capacity() < size ? ByteBuffer.allocate(size) : bytes.clear();
        return bytes;
    }

    /** The room holds what was put into it. */
    void filled() {
        bytes.flip();
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
        bytes = ByteBuffer.allocate(0);
    }
}
