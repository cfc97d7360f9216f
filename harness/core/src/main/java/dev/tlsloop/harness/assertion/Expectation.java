package dev.tlsloop.harness.assertion;

import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A condition on an outcome with the texts for a failure and for a negated failure. Assertions and matchers of every test
 * framework use it. {@link Expectations} has the usual ones.
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
     * Creates an expectation that reads "(subject) to (predicate)", and "(subject) not to (predicate)" if it is negated.
     *
     * @param subject the grammatical subject, such as {@code the handshake}
     * @param predicate the verb and its object, such as {@code negotiate TLS 1.3}
     * @param contradiction the text for an outcome that does not meet it, such as {@code it was TLS 1.2}; else empty
     */
    public static Expectation of(String subject, String predicate, Function<Outcome, Optional<String>> contradiction) {
        return new Expectation(subject, predicate, contradiction);
    }

    /** The text that says why the outcome does not meet it; empty if it does. */
    public Optional<String> contradiction(Outcome outcome) {
        return contradiction.apply(outcome);
    }

    /** Whether the outcome meets it. */
    public boolean isMetBy(Outcome outcome) {
        return contradiction(outcome).isEmpty();
    }

    /** The lines of the failure text for an outcome that does not meet it. */
    public List<Fact> facts(Outcome outcome) {
        return facts(" to ", contradiction(outcome).orElseGet(outcome::summary), outcome);
    }

    /** The lines of the failure text for an outcome that meets it and should not. */
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
