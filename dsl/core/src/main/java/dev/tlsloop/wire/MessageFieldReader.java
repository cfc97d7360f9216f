package dev.tlsloop.wire;

import java.util.List;
import java.util.Optional;

/**
 * A cursor over the fields of a message, which never throws. After the first field that does not fit, all fields read
 * as zero or empty, so a parser checks {@link #fault} once at its end.
 */
final class MessageFieldReader {
    private static final byte[] NOTHING = {};

    private final Fault fault;
    private final byte[] bytes;
    private final int end;
    private int at;

    MessageFieldReader(byte[] bytes) {
        this(bytes, 0, bytes.length, new Fault());
    }

    private MessageFieldReader(byte[] bytes, int from, int end, Fault fault) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.fault = fault;
    }

    int u8(String field) {
        return number(1, field);
    }

    int u16(String field) {
        return number(2, field);
    }

    byte[] opaque(int count, String field) {
        if (!has(count, field)) {
            return NOTHING;
        }
        byte[] value = new byte[count];
        System.arraycopy(bytes, at, value, 0, count);
        at += count;
        return value;
    }

    byte[] vector8(String field) {
        return opaque(u8(field), field);
    }

    byte[] vector16(String field) {
        return opaque(u16(field), field);
    }

    int u24(String field) {
        return number(3, field);
    }

    byte[] vector24(String field) {
        return opaque(u24(field), field);
    }

    /** A reader of the content of a vector with a three-byte length. */
    MessageFieldReader within24(String field) {
        return within(u24(field), field);
    }

    /** A reader of the content of a vector with a one-byte length. */
    MessageFieldReader within8(String field) {
        return within(u8(field), field);
    }

    /** A reader of the content of a vector with a two-byte length. */
    MessageFieldReader within16(String field) {
        return within(u16(field), field);
    }

    /** The 16-bit numbers up to the end. */
    List<Integer> u16s(String field) {
        byte[] pairs = opaque((end - at) / 2 * 2, field);
        if (more()) {
            u16(field);
        }
        return UInt16List.of(pairs);
    }

    /** Whether bytes are left and all fields so far fit. */
    boolean more() {
        return fault.isEmpty() && at < end;
    }

    /** Checks that no bytes are left. */
    void end() {
        if (more()) {
            fault.trailing(end - at);
        }
    }

    boolean isSound() {
        return fault.isEmpty();
    }

    /** The first fault, as the predicate of a sentence about the message; empty without one. */
    Optional<String> fault() {
        return fault.isEmpty() ? Optional.empty() : Optional.of(fault.text());
    }

    private MessageFieldReader within(int count, String field) {
        if (!has(count, field)) {
            return new MessageFieldReader(NOTHING, 0, 0, fault);
        }
        at += count;
        return new MessageFieldReader(bytes, at - count, at, fault);
    }

    private int number(int size, String field) {
        if (!has(size, field)) {
            return 0;
        }
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    private boolean has(int count, String field) {
        if (fault.isEmpty() && count > end - at) {
            fault.missing(field, count, end - at);
        }
        return fault.isEmpty();
    }

    /** The fault of a cursor, shared with the cursors of its vectors. Most parsers do not ask for its text. */
    private static final class Fault {
        private String field = "";
        private int needed;
        private int left;

        boolean isEmpty() {
            return needed == 0 && left == 0;
        }

        void missing(String name, int count, int available) {
            field = name;
            needed = count;
            left = available;
        }

        void trailing(int count) {
            left = count;
        }

        String text() {
            return needed == 0
                    ? "has " + left + " bytes after its last field"
                    : "ends within its " + field + ": " + needed + " bytes are needed, " + left + " are left";
        }
    }
}
