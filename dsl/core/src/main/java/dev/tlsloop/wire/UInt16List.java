package dev.tlsloop.wire;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Numbers of two bytes as they stand in a message, each made an object only when it is asked for: hellos have dozens. */
final class UInt16List extends AbstractList<Integer> implements RandomAccess {
    private final byte[] bytes;

    private UInt16List(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Those numbers; a last byte without its pair is left out. The array is not to be changed any more. */
    static List<Integer> of(byte[] bytes) {
        return new UInt16List(bytes);
    }

    /** The list itself where it cannot change, else a copy. */
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
