package dev.tlsloop.wire;

import java.util.List;
import java.util.Optional;

/**
 * A cursor over the fields of a message that never throws: the first field that does not fit is remembered, and from
 * then on everything reads as zero or empty. So a parser is straight-line code with one question at its end.
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

    /** The inside of a vector with one byte of length. */
    MessageFieldReader within8(String field) {
        return within(u8(field), field);
    }

    /** The inside of a vector with two bytes of length. */
    MessageFieldReader within16(String field) {
        return within(u16(field), field);
    }

    /** Numbers of two bytes up to the end. */
    List<Integer> u16s(String field) {
        byte[] pairs = opaque((end - at) / 2 * 2, field);
        if (more()) {
            u16(field);
        }
        return UInt16List.of(pairs);
    }

    /** Whether something is left to read, and everything so far did fit. */
    boolean more() {
        return fault.description.isEmpty() && at < end;
    }

    /** Ends the message here. */
    void end() {
        if (more()) {
            fault.say("has " + (end - at) + " bytes after its last field");
        }
    }

    /** What did not fit, as the rest of a sentence whose subject is the message. */
    Optional<String> fault() {
        return Optional.of(fault.description).filter(s -> !s.isEmpty());
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
        if (fault.description.isEmpty() && count > end - at) {
            fault.say("ends within its " + field + ": " + count + " bytes are needed, " + (end - at) + " are left");
        }
        return fault.description.isEmpty();
    }

    /** Shared by a cursor and those within it. */
    private static final class Fault {
        private String description = "";

        void say(String what) {
            description = what;
        }
    }
}
