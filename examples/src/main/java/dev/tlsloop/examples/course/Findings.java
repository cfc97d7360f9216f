package dev.tlsloop.examples.course;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.Transcript;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results of one run of a lesson's code.
 *
 * @param outcome the handshake that the picture shows
 * @param transcript the lines that the ladder shows; a pair has more of them than its handshake
 * @param values the named values that the text quotes
 */
public record Findings(Outcome outcome, Transcript transcript, Map<String, String> values) {
    public Findings {
        values = Map.copyOf(values);
    }

    /** The findings of a handshake alone. */
    public static Findings of(Outcome outcome) {
        return new Findings(outcome, outcome.transcript(), Map.of());
    }

    /** Returns a copy with another transcript. */
    public Findings withTranscript(Transcript shown) {
        return new Findings(outcome, shown, values);
    }

    /** Returns a copy with one more value. */
    public Findings with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, String.valueOf(value));
        return new Findings(outcome, transcript, more);
    }
}
