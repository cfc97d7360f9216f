package dev.tlsloop.openssl.engine;

import dev.tlsloop.openssl.jna.NativeBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Buffers between Java and C, used again and again: as many as there are operations at one time. */
final class BufferPool {
    static final int SIZE = 2 * RecordCutter.LONGEST;

    private static final ConcurrentLinkedDeque<NativeBuffer> FREE = new ConcurrentLinkedDeque<>();

    private BufferPool() {}

    static NativeBuffer borrow() {
        NativeBuffer buffer = FREE.pollFirst();
        return buffer == null ? NativeBuffer.allocate(SIZE) : buffer;
    }

    static void giveBack(NativeBuffer buffer) {
        FREE.addFirst(buffer);
    }
}
