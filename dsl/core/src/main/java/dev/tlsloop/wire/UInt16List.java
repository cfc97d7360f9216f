package dev.tlsloop.wire;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** A list of 16-bit numbers over the bytes of a message, which boxes a number only on access. */
final class UInt16List extends AbstractList<Integer> implements RandomAccess {
    private final byte[] bytes;

    private UInt16List(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A list over the array, which must not change afterwards; an odd last byte is left out. */
    static List<Integer> of(byte[] bytes) {
        return new UInt16List(bytes);
    }

    /** The list itself if it is immutable, otherwise a copy. */
    static List<Integer> copyOf(List<Integer> numbers) {
        return numbers instanceof UInt16List ? numbers : List.copyOf(numbers);
    }

    @Override
    public Integer get(int index) {
        Objects.checkIndex(index, size());
        return (bytes[2 * index] & 0xFF) << 8 | bytes[2 * index + 1] & 0xFF;
    }

    @Override
    public int size() {
        return bytes.length / 2;
    }
}
