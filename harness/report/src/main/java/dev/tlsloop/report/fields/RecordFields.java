package dev.tlsloop.report.fields;

import dev.tlsloop.wire.ContentType;
import java.util.List;

/** The records of a message as they crossed the wire: a header and a fragment each. */
public final class RecordFields {
    private static final int HEADER = 5;

    private RecordFields() {}

    /** Names the headers and fragments; encrypted content stays one range. */
    public static List<Field> of(byte[] records) {
        FieldReader fields = new FieldReader(records);
        while (fields.more()) {
            fields.group("record", RecordFields::record);
        }
        return fields.end();
    }

    private static String record(FieldReader record) {
        long type = record.number("type", 1, code -> ContentType.nameOf((int) code) + " (" + code + ")");
        record.number("legacy_record_version", 2, Codes::version);
        if (record.left() < HEADER - 3) {
            record.number("length", 2, Long::toString);
            return "incomplete";
        }
        int length = record.peek(2);
        record.number("length", 2, value -> Codes.count(value, "byte"));
        record.opaque("fragment", length, Codes::size);
        return ContentType.nameOf((int) type) + ", " + Codes.count(length, "byte");
    }
}
