package dev.tlsloop.openssl.jna;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/** Access to memory at an address. Nothing checks the address: it must come from C. */
public final class NativeMemory {

    private NativeMemory() {}

    /** Reads that many bytes. */
    public static byte[] bytes(long address, int length) {
        return new Pointer(address).getByteArray(0, length);
    }

    /** Reads a NUL-terminated text; empty for the address 0. */
    public static String text(long address) {
        return address == 0 ? "" : new Pointer(address).getString(0, StandardCharsets.UTF_8.name());
    }

    /** Writes a pointer. */
    public static void putPointer(long address, long value) {
        new Pointer(address).setLong(0, value);
    }

    /** Writes one byte. */
    public static void putByte(long address, int value) {
        new Pointer(address).setByte(0, (byte) value);
    }

    /** Writes an int. */
    public static void putInt(long address, int value) {
        new Pointer(address).setInt(0, value);
    }

    /** Writes bytes. */
    public static void putBytes(long address, byte[] bytes) {
        new Pointer(address).write(0, bytes, 0, bytes.length);
    }

    /** Encodes text for C: Latin 1, with a NUL at the end. */
    public static byte[] terminated(String text) {
        return (text + '\0').getBytes(StandardCharsets.ISO_8859_1);
    }
}
