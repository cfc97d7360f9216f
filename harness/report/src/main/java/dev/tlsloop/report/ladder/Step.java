package dev.tlsloop.report.ladder;

import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.report.fields.Field;
import dev.tlsloop.report.words.MessageWords;
import dev.tlsloop.wire.Protection;
import java.util.List;
import java.util.Optional;

/**
 * One line of a ladder.
 *
 * @param number the number of the line in the transcript
 * @param side the sender, or the side that the event is about
 * @param kind the kind of the event
 * @param name the message or the event, such as {@code ClientHello}
 * @param details the fields that matter, in words; they may hold any character of the peer
 * @param protection the keys that protected the message
 * @param size the bytes on the wire; 0 if none were sent
 * @param words the purpose of the message; empty for an event without a message
 * @param fields the named ranges of the plain bytes; empty if they were not kept or not decrypted
 * @param bytes the bytes behind the line; empty if they were not kept
 */
public record Step(
        int number,
        Side side,
        Kind kind,
        String name,
        List<String> details,
        Protection protection,
        long size,
        Optional<MessageWords> words,
        List<Field> fields,
        Optional<LineBytes> bytes) {
    public Step {
        details = List.copyOf(details);
        fields = List.copyOf(fields);
    }

    /** The kind of an event. */
    public enum Kind {
        /** A readable message. */
        MESSAGE,
        /** Encrypted records, or bytes that are no message. */
        OPAQUE,
        /** A side refused. */
        REFUSAL,
        /** A side is established. */
        ESTABLISHED,
        /** A fault changed a stream. */
        FAULT,
        /** A stream ended. */
        END,
        /** Lines that the transcript left out. */
        OMITTED;

        /** Whether bytes of the side crossed the wire. */
        public boolean isSent() {
            return this == MESSAGE || this == OPAQUE;
        }
    }

    /** The name in the brackets of RFC 8446, such as {@code {Certificate}}. */
    public String bracketed() {
        return protection.around(name);
    }
}
