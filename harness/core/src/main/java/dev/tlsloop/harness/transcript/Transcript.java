package dev.tlsloop.harness.transcript;

import dev.tlsloop.Alert;
import dev.tlsloop.Side;
import dev.tlsloop.wire.WireMessage.ClearAlert;
import java.util.List;
import java.util.Optional;

/**
 * The record of a handshake: the messages that are readable without keys, and the end on each side. Its lines are numbered
 * and have no clock, so that equal runs have equal transcripts.
 *
 * <pre>{@code
 * System.out.println(outcome.transcript());
 * }</pre>
 *
 * <p>It is for reading and for assertions. It is not a capture, because it does not keep the bytes.
 *
 * @param entries the lines, in order
 */
public record Transcript(List<Entry> entries) {
    public Transcript {
        entries = List.copyOf(entries);
    }

    /** The last alert that this side sent in the clear, apart from close_notify and user_canceled. */
    public Optional<Alert> clearAlert(Side sender) {
        return entries.stream()
                .filter(entry -> entry.side() == sender)
                .flatMap(entry -> alert(entry.event()).stream())
                .filter(alert -> !alert.equals(Alert.CLOSE_NOTIFY) && !alert.equals(Alert.USER_CANCELED))
                .reduce((earlier, later) -> later);
    }

    /** The lines in aligned columns, without a line break after the last. */
    @Override
    public String toString() {
        return TranscriptText.of(this);
    }

    private static Optional<Alert> alert(Event event) {
        if (event instanceof Event.Refuses refuses) {
            return refuses.alert();
        }
        return event instanceof Event.Sent sent && sent.message() instanceof ClearAlert clear
                ? Optional.of(new Alert(clear.description()))
                : Optional.empty();
    }
}
