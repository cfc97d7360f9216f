package dev.tlsloop.harness;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of a report: a short key and what there is to say about it. Every failure text of this library is a list of
 * facts, so all test frameworks print the same text.
 *
 * <pre>{@code
 * String text = Fact.text(outcome.facts());
 * }</pre>
 *
 * @param key what it is about, such as {@code expected}
 * @param value one line, or a block of several lines; a block starts below its key
 */
public record Fact(String key, String value) {
    private static final int NARROWEST = "certificate".length();

    /** Formats the facts one below the other, keys and values aligned, without a line break after the last. */
    public static String text(List<Fact> facts) {
        int width = facts.stream().mapToInt(fact -> fact.key.length()).reduce(NARROWEST, Math::max);
        return facts.stream().map(fact -> fact.text(width)).collect(Collectors.joining("\n"));
    }

    /** The line itself, such as {@code alert: unknown_ca (48), client to server}. */
    @Override
    public String toString() {
        return text(key.length());
    }

    private String text(int width) {
        String separator = value.indexOf('\n') < 0 && !value.startsWith(" ") ? ": " : ":\n";
        return key + " ".repeat(width - key.length()) + separator + value;
    }
}
