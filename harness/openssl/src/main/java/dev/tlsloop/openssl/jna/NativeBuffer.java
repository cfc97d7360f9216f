package dev.tlsloop.openssl.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that both sides see. Whoever gives the address to C keeps the buffer reachable until C has returned.
 *
 * @param bytes the memory, in the machine's byte order
 * @param address where it begins
 */
public record NativeBuffer(ByteBuffer bytes, long address) {
    /** Zeroed memory of that many bytes. */
    public static NativeBuffer allocate(int capacity) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(capacity).order(ByteOrder.nativeOrder());
        return new NativeBuffer(bytes, Pointer.nativeValue(Native.getDirectBufferPointer(bytes)));
    }
}
