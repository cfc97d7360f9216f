package dev.tlsloop.harness.transcript;

import dev.tlsloop.Alert;
import dev.tlsloop.wire.WireMessage;
import java.util.Optional;

/** The event of one line of a {@link Transcript}. Kinds may be added; keep a default branch. */
public sealed interface Event {
    /** A message that is readable: without keys, or with those that the transcript has. */
    record Sent(WireMessage message) implements Event {}

    /**
     * Consecutive encrypted records of one side.
     *
     * @param obstacle why they could not be decrypted, such as {@code the secrets do not open it}; empty for a transcript
     *     without secrets, and if an earlier line says it
     */
    record Encrypted(int records, Optional<String> obstacle) implements Event {
        /** Records that were read without keys. */
        public Encrypted(int records) {
            this(records, Optional.empty());
        }
    }

    /** An alert whose content type is clear and whose content is encrypted (TLS 1.2 and below). */
    record EncryptedAlert() implements Event {}

    /** Bytes that are not TLS records. */
    record NotTls() implements Event {}

    /** The beginning of a message whose rest did not arrive. */
    record Incomplete() implements Event {}

    /** The handshake is complete on this side. */
    record Established() implements Event {}

    /**
     * This side refused; the length of the entry is that of its alert.
     *
     * @param alert the alert; empty if it sent none, or if the alert is encrypted and the engine does not report it
     */
    record Refuses(Optional<Alert> alert) implements Event {}

    /**
     * A fault changed the stream of this side, or the stream did not reach it.
     *
     * @param what the fault, such as {@code flips bit 3 of byte 17}
     */
    record Disturbed(String what) implements Event {}

    /** The stream of this side ended for its peer. */
    record EndOfFile() implements Event {}

    /**
     * The lines beyond the limit, of both sides.
     *
     * @param messages the number of messages or records without a line
     */
    record Omitted(int messages) implements Event {}
}
