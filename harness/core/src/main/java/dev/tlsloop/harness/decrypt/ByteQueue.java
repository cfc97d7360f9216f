package dev.tlsloop.harness.decrypt;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that wait to be read, each of which is copied a bounded number of times. */
final class ByteQueue {
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int from;
    private int to;

    int size() {
        return to - from;
    }

    /** An unsigned byte that waits, counted from the first. */
    int peek(int index) {
        return bytes[from + index] & 0xFF;
    }

    /** Adds the rest of the piece, and consumes it. */
    void add(ByteBuffer piece) {
        int count = piece.remaining();
        makeRoom(count);
        piece.get(bytes, to, count);
        to += count;
    }

    /** Removes the first bytes and returns them. */
    byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(bytes, from, from + count);
        from += count;
        if (from == to) {
            clear();
        }
        return taken;
    }

    void clear() {
        bytes = NOTHING;
        from = 0;
        to = 0;
    }

    /** Moves or doubles only when at least half of the array is free or the array is full, so that adding is linear. */
    private void makeRoom(int count) {
        int needed = size() + count;
        if (to + count <= bytes.length) {
            return;
        }
        byte[] target = 2 * needed <= bytes.length ? bytes : new byte[Math.max(needed, 2 * size())];
        System.arraycopy(bytes, from, target, 0, size());
        to -= from;
        from = 0;
        bytes = target;
    }
}
