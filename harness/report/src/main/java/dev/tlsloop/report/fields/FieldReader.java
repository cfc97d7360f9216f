package dev.tlsloop.report.fields;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * A cursor that names the bytes it passes, and never throws. A field that does not fit becomes a rest, which ends the range
 * of the cursor, so the names cover all bytes of the range.
 */
final class FieldReader {
    /** The name of bytes that fit no field. */
    static final String REST = "rest";

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final List<Field> fields = new ArrayList<>();
    private int at;
    private boolean broken;

    FieldReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private FieldReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.at = start;
        this.end = end;
    }

    /** Names a number of one to four bytes, and returns it; 0 if it does not fit. */
    long number(String name, int size, LongFunction<String> words) {
        if (!fits(name, size)) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        take(name, words.apply(value), size);
        return value;
    }

    /** Names that many bytes. */
    void opaque(String name, int size, Function<byte[], String> words) {
        if (fits(name, size)) {
            take(name, words.apply(Arrays.copyOfRange(bytes, at, at + size)), size);
        }
    }

    /** Names all bytes up to the end; nothing if there are none. */
    void remaining(String name, Function<byte[], String> words) {
        if (more()) {
            opaque(name, end - at, words);
        }
    }

    /** Names bytes behind a length of one to three bytes. An empty vector has a length only. */
    void vector(String name, int lengthSize, Function<byte[], String> words) {
        within(name, lengthSize, content -> {
            byte[] all = Arrays.copyOfRange(bytes, content.at, content.end);
            content.remaining("value", value -> "");
            return all.length == 0 ? "empty" : words.apply(all);
        });
    }

    /** Names a list behind a length of one to three bytes: elements of one form, up to its end. */
    void list(String name, int lengthSize, String noun, Consumer<FieldReader> element) {
        within(name, lengthSize, content -> {
            int elements = 0;
            for (; content.more(); elements++) {
                element.accept(content);
            }
            return Codes.count(elements, noun);
        });
    }

    /** Names the content behind a length of one to three bytes, whose reader returns the value in words. */
    void within(String name, int lengthSize, Function<FieldReader, String> content) {
        if (!fits(name, lengthSize)) {
            return;
        }
        int length = peek(lengthSize);
        if (length > end - at - lengthSize) {
            rest(name + " declares " + Codes.count(length, "byte") + ", " + left(end - at - lengthSize));
            return;
        }
        FieldReader inner = new FieldReader(bytes, at, at + lengthSize + length);
        inner.number("length", lengthSize, value -> Long.toString(value));
        add(name, inner, content);
    }

    /** Like {@link #within}, with the length and the content as fields of this range; returns the value in words. */
    String inline(int lengthSize, Function<FieldReader, String> content) {
        if (!fits("length", lengthSize)) {
            return "";
        }
        int length = peek(lengthSize);
        number("length", lengthSize, value -> Codes.count(value, "byte"));
        if (!fits("content", length)) {
            return "";
        }
        FieldReader inner = new FieldReader(bytes, at, at + length);
        String value = content.apply(inner);
        fields.addAll(inner.end());
        at = inner.end;
        return value;
    }

    /** Names a group of fields without a length of its own, whose reader returns the value in words. */
    void group(String name, Function<FieldReader, String> content) {
        FieldReader inner = new FieldReader(bytes, at, end);
        String value = content.apply(inner);
        fields.add(new Field(name, value, at, inner.at - at, inner.fields));
        at = inner.at;
        broken |= inner.broken;
    }

    /** Like {@link #group(String, Function)}, for a group of known size. */
    void group(String name, int size, Function<FieldReader, String> content) {
        if (fits(name, size)) {
            add(name, new FieldReader(bytes, at, at + size), content);
        }
    }

    /** The next bytes as a number, without taking them; bytes beyond the end are left out. */
    int peek(int size) {
        int value = 0;
        for (int i = 0; i < size && at + i < end; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    /** Whether bytes are left and all fields so far fit. */
    boolean more() {
        return !broken && at < end;
    }

    /** The number of bytes that are left. */
    int left() {
        return end - at;
    }

    /** The fields; bytes that are left become the rest. */
    List<Field> end() {
        if (more()) {
            rest(Codes.count(end - at, "byte") + " after the last field");
        }
        return List.copyOf(fields);
    }

    private void add(String name, FieldReader inner, Function<FieldReader, String> content) {
        String value = content.apply(inner);
        fields.add(new Field(name, value, inner.start, inner.end - inner.start, inner.end()));
        at = inner.end;
    }

    private boolean fits(String name, int size) {
        if (!broken && size > end - at) {
            rest(name + " needs " + Codes.count(size, "byte") + ", " + left(end - at));
        }
        return !broken;
    }

    private void rest(String why) {
        take(REST, why, end - at);
        broken = true;
    }

    private void take(String name, String value, int size) {
        fields.add(new Field(name, value, at, size, List.of()));
        at += size;
    }

    private static String left(int count) {
        return count == 0 ? "none is left" : count + (count == 1 ? " is left" : " are left");
    }
}
