package dev.tlsloop.openssl.engine;

import dev.tlsloop.openssl.jna.NativeBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Reused buffers between Java and C, one for each concurrent operation. */
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
