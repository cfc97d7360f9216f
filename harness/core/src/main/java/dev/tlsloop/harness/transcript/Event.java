package dev.tlsloop.harness.transcript;

import dev.tlsloop.Alert;
import dev.tlsloop.wire.WireMessage;
import java.util.Optional;

/** What one line of a {@link Transcript} tells. Events may be added; keep a default branch. */
public sealed interface Event {
    /** A message that could be read without keys. */
    record Sent(WireMessage message) implements Event {}

    /** Consecutive encrypted records of one side. */
    record Encrypted(int records) implements Event {}

    /** An alert of which the type can be seen and the content not (TLS 1.2 and below). */
    record EncryptedAlert() implements Event {}

    /** Bytes that are no TLS records. */
    record NotTls() implements Event {}

    /** The beginning of a message whose rest never came. */
    record Incomplete() implements Event {}

    /** The handshake is complete on this side. */
    record Established() implements Event {}

    /**
     * This side found a fault; the length of the entry is that of the alert it sent.
     *
     * @param alert empty where none was sent, or where it is encrypted and the side did not say
     */
    record Refuses(Optional<Alert> alert) implements Event {}

    /**
     * A fault struck what this side sent, or was never reached.
     *
     * @param what the fault, such as {@code flips bit 3 of byte 17}
     */
    record Disturbed(String what) implements Event {}

    /** This side's stream ended for its peer. */
    record EndOfFile() implements Event {}

    /**
     * Lines beyond the limit, of both sides.
     *
     * @param messages how many messages or records went unrecorded
     */
    record Omitted(int messages) implements Event {}
}
