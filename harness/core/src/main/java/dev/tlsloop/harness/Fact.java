package dev.tlsloop.harness;

import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import java.util.List;
import java.util.Objects;
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

    /**
     * The lines about a refusal: the certificate at fault, what was offered and accepted, the alert, and the engine's words.
     *
     * <pre>{@code
     * connection.refusal().ifPresent(refusal -> System.out.println(Fact.text(Fact.of(SERVER, refusal))));
     * }</pre>
     *
     * @param side the side that reports the refusal, which its peer may have sent
     * @param refusal the refusal, of {@link dev.tlsloop.Connection#refusal()}
     */
    public static List<Fact> of(Side side, Refusal refusal) {
        Objects.requireNonNull(side, "the side of of(side, refusal) is null; give Side.CLIENT or Side.SERVER");
        Objects.requireNonNull(refusal, "the refusal of of(side, refusal) is null; give that of a connection");
        return RefusalText.of(side, refusal);
    }

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
