package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.NativeBuffer;
import java.lang.ref.Reference;
import java.util.function.LongUnaryOperator;

/** Calls of OpenSSL's d2i and i2d functions, which take a pointer to a pointer to the bytes. */
final class DerConversion {
    private static final int POINTER = 8;

    private DerConversion() {}

    /** Encodes to DER: {@code i2d} returns the length for address 0, and writes for the address of a pointer. */
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

    /** Decodes DER in memory that is not reused, because it may hold a private key; 0 if {@code d2i} fails. */
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
