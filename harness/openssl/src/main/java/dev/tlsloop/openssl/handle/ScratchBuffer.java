package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.NativeBuffer;
import java.lang.ref.Reference;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/** Room for the length of one call, used again and again: memory of its own would cost more than most calls. */
final class ScratchBuffer {
    private static final int SIZE = 1 << 13;
    private static final ConcurrentLinkedDeque<NativeBuffer> FREE = new ConcurrentLinkedDeque<>();

    private ScratchBuffer() {}

    /** Lends room of at least that many bytes, in which anything may stand. It is no place for a secret. */
    static <T> T of(int size, Function<NativeBuffer, T> use) {
        NativeBuffer lent = size > SIZE ? NativeBuffer.allocate(size) : borrowed();
        try {
            return use.apply(lent);
        } finally {
            Reference.reachabilityFence(lent);
            if (size <= SIZE) {
                FREE.addFirst(lent);
            }
        }
    }

    private static NativeBuffer borrowed() {
        NativeBuffer free = FREE.pollFirst();
        NativeBuffer lent = free == null ? NativeBuffer.allocate(SIZE) : free;
        lent.bytes().clear();
        return lent;
    }
}
