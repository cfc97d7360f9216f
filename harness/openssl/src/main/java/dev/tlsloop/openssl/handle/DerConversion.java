package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.NativeBuffer;
import java.lang.ref.Reference;
import java.util.function.LongUnaryOperator;

/** The d2i and i2d convention of OpenSSL: a pointer to a pointer to the bytes. */
final class DerConversion {
    private static final int POINTER = 8;

    private DerConversion() {}

    /** What {@code i2d} writes when it is given the address of the pointer, and answers the length of for 0. */
    static byte[] write(LongUnaryOperator i2d) {
        int length = (int) Math.max(i2d.applyAsLong(0), 0);
        return ScratchBuffer.of(POINTER + length, buffer -> {
            buffer.bytes().putLong(0, buffer.address() + POINTER);
            i2d.applyAsLong(buffer.address());
            byte[] der = new byte[length];
            buffer.bytes().get(POINTER, der);
            return der;
        });
    }

    /** What {@code d2i} makes when it is given the address of the pointer. Of its own memory: it may be a key. */
    static long read(byte[] der, LongUnaryOperator d2i) {
        NativeBuffer buffer = NativeBuffer.allocate(POINTER + der.length);
        buffer.bytes().putLong(0, buffer.address() + POINTER).position(POINTER).put(der);
        try {
            return d2i.applyAsLong(buffer.address());
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }
}
