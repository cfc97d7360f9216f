package dev.tlsloop.harness.transcript;

import dev.tlsloop.Alert;
import dev.tlsloop.Side;
import dev.tlsloop.wire.WireMessage.ClearAlert;
import java.util.List;
import java.util.Optional;

/**
 * What crossed the wire, as far as it can be read without keys, and what became of each side: numbered lines, no clock,
 * so that two runs of the same kind read the same.
 *
 * <pre>{@code
 * System.out.println(outcome.transcript());
 * }</pre>
 *
 * <p>It is for reading and for asserting on; it is no capture, since it does not keep the bytes.
 *
 * @param entries the lines, in order
 */
public record Transcript(List<Entry> entries) {
    public Transcript {
        entries = List.copyOf(entries);
    }

    /** The last alert that this side sent in the clear and that was no mere close, if there was one. */
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
