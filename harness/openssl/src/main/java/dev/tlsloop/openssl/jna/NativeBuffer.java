package dev.tlsloop.openssl.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Direct memory that Java and C share. A caller that passes the address to C keeps the buffer reachable until C
 * returns.
 *
 * @param bytes the memory, in the machine's byte order
 * @param address the address of its first byte
 */
public record NativeBuffer(ByteBuffer bytes, long address) {
    /** Allocates zeroed memory. */
    public static NativeBuffer allocate(int capacity) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(capacity).order(ByteOrder.nativeOrder());
        return new NativeBuffer(bytes, Pointer.nativeValue(Native.getDirectBufferPointer(bytes)));
    }
}
