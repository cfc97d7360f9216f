package dev.tlsloop.report.fields;

import java.util.List;

/**
 * A named range of the bytes of a message.
 *
 * @param name the name in the RFC, such as {@code cipher_suites}
 * @param value the value in words; empty if the parts say it
 * @param offset the first byte, from 0 at the start of the message
 * @param length the number of bytes
 * @param parts the ranges inside this one, in order; they never overlap
 */
public record Field(String name, String value, int offset, int length, List<Field> parts) {
    public Field {
        parts = List.copyOf(parts);
    }
}
