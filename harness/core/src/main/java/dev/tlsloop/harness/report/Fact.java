package dev.tlsloop.harness.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that a failure text tells, under a short key. Every such text of this library is made of these, whichever
 * test framework prints it.
 *
 * <pre>{@code
 * String text = Behaviour.text(OutcomeText.facts(outcome));
 * }</pre>
 *
 * @param key what it is about, such as {@code expected}
 * @param value one line, or a block of several; a block starts below its key
 */
public record Fact(String key, String value) {
    private static final int NARROWEST = "certificate".length();

    /** The facts one below the other, keys and values aligned, without a line break after the last. */
    public static String text(List<Fact> facts) {
        int width = facts.stream().mapToInt(fact -> fact.key.length()).reduce(NARROWEST, Math::max);
        return facts.stream().map(fact -> fact.text(width)).collect(Collectors.joining("\n"));
    }

    private String text(int width) {
        String separator = value.indexOf('\n') < 0 && !value.startsWith(" ") ? ": " : ":\n";
        return key + " ".repeat(width - key.length()) + separator + value;
    }
}
