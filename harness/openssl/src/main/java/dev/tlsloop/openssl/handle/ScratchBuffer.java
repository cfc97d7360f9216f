package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.NativeBuffer;
import java.lang.ref.Reference;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/** Reused buffers for single calls, because allocating one costs more than most calls. */
final class ScratchBuffer {
    private static final int SIZE = 1 << 13;
    private static final ConcurrentLinkedDeque<NativeBuffer> FREE = new ConcurrentLinkedDeque<>();

    private ScratchBuffer() {}

    /** Lends a buffer of at least that size with arbitrary content. It must not hold a secret. */
    static <T> T of(int size, Function<NativeBuffer, T> use) {
        NativeBuffer lent = size > SIZE ? NativeBuffer.allocate(size) : borrow();
        try {
            return use.apply(lent);
        } finally {
            Reference.reachabilityFence(lent);
            if (size <= SIZE) {
                FREE.addFirst(lent);
            }
        }
    }

    private static NativeBuffer borrow() {
        NativeBuffer free = FREE.pollFirst();
        NativeBuffer lent = free == null ? NativeBuffer.allocate(SIZE) : free;
        lent.bytes().clear();
        return lent;
    }
}
