package dev.tlsloop.report.fields;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trees of fields, as text and as the list of all their fields. */
final class Trees {
    private Trees() {}

    static Stream<Field> all(List<Field> fields) {
        return fields.stream().flatMap(field -> Stream.concat(Stream.of(field), all(field.parts())));
    }

    static String text(List<Field> fields) {
        return text("", fields);
    }

    /** The places where the parts of a range leave a gap, overlap or miss its end. */
    static List<String> gaps(List<Field> fields, int length) {
        Field whole = new Field("message", "", 0, length, fields);
        return Stream.concat(Stream.of(whole), all(fields))
                .filter(field -> !field.parts().isEmpty() && !isTiled(field))
                .map(field -> field.name() + " at " + field.offset())
                .toList();
    }

    private static boolean isTiled(Field field) {
        int at = field.offset();
        for (Field part : field.parts()) {
            if (part.offset() != at || part.length() < 0) {
                return false;
            }
            at += part.length();
        }
        return at == field.offset() + field.length();
    }

    private static String text(String indent, List<Field> fields) {
        return fields.stream()
                .map(field -> indent + field.offset() + "+" + field.length() + " " + field.name()
                        + (field.value().isEmpty() ? "" : ": " + field.value()) + "\n"
                        + text(indent + "  ", field.parts()))
                .collect(Collectors.joining());
    }
}
