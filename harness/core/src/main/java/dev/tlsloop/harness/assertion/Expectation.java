package dev.tlsloop.harness.assertion;

import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that an outcome meets or not, with the text for both: what assertions and matchers of every test framework
 * are made of. {@link Expectations} has the usual ones.
 *
 * <pre>{@code
 * Expectation fast = Expectation.of("the handshake", "negotiate TLS 1.3", Expectations.version(TLS_1_3)::contradiction);
 * assertThat(outcome).meets(fast);
 * }</pre>
 */
public final class Expectation {
    private final String subject;
    private final String predicate;
    private final Function<Outcome, Optional<String>> contradiction;

    private Expectation(String subject, String predicate, Function<Outcome, Optional<String>> contradiction) {
        this.subject = subject;
        this.predicate = predicate;
        this.contradiction = contradiction;
    }

    /**
     * An expectation that reads "(subject) to (predicate)", and "(subject) not to (predicate)" where it is negated.
     *
     * @param contradiction what speaks against it, such as {@code it was TLS 1.2}; empty where it is met
     */
    public static Expectation of(String subject, String predicate, Function<Outcome, Optional<String>> contradiction) {
        return new Expectation(subject, predicate, contradiction);
    }

    /** What speaks against it; empty where the outcome meets it. */
    public Optional<String> contradiction(Outcome outcome) {
        return contradiction.apply(outcome);
    }

    /** Whether the outcome meets it. */
    public boolean isMetBy(Outcome outcome) {
        return contradiction(outcome).isEmpty();
    }

    /** What to print for an outcome that does not meet it; for one that does, what came of it. */
    public List<Fact> facts(Outcome outcome) {
        return facts(" to ", contradiction(outcome).orElseGet(outcome::summary), outcome);
    }

    /** What to print for an outcome that meets it and should not. */
    public List<Fact> negatedFacts(Outcome outcome) {
        return facts(" not to ", outcome.summary(), outcome);
    }

    /** The sentence, such as {@code the handshake to succeed}. */
    @Override
    public String toString() {
        return subject + " to " + predicate;
    }

    private List<Fact> facts(String to, String but, Outcome outcome) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("expected", subject + to + predicate));
        facts.add(new Fact("but", but));
        facts.addAll(outcome.facts());
        return List.copyOf(facts);
    }
}
