package dev.tlsloop.harness.assertion;

import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.socket.SocketOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A condition on the outcome of a connection over a socket, with the texts for a failure and for a negated failure. It is the
 * twin of {@link Expectation}. {@link SocketExpectations} has the usual ones.
 *
 * <pre>{@code
 * SocketExpectation small = SocketExpectation.of("receive less than a kilobyte", outcome ->
 *         outcome instanceof SocketOutcome.Established e && e.received() < 1024
 *                 ? Optional.empty()
 *                 : Optional.of(outcome.summary()));
 * }</pre>
 */
public final class SocketExpectation {
    private final String predicate;
    private final Function<SocketOutcome, Optional<String>> contradiction;

    private SocketExpectation(String predicate, Function<SocketOutcome, Optional<String>> contradiction) {
        this.predicate = predicate;
        this.contradiction = contradiction;
    }

    /**
     * Creates an expectation that reads "the server to (predicate)", with the side of the outcome.
     *
     * @param predicate the verb and its object, such as {@code be established}
     * @param contradiction the text for an outcome that does not meet it, such as {@code it was TLS 1.2}; else empty
     */
    public static SocketExpectation of(String predicate, Function<SocketOutcome, Optional<String>> contradiction) {
        return new SocketExpectation(predicate, contradiction);
    }

    /** The text that says why the outcome does not meet it; empty if it does. */
    public Optional<String> contradiction(SocketOutcome outcome) {
        return contradiction.apply(outcome);
    }

    /** Whether the outcome meets it. */
    public boolean isMetBy(SocketOutcome outcome) {
        return contradiction(outcome).isEmpty();
    }

    /** The lines of the failure text for an outcome that does not meet it. */
    public List<Fact> facts(SocketOutcome outcome) {
        return facts(" to ", contradiction(outcome).orElseGet(outcome::summary), outcome);
    }

    /** The lines of the failure text for an outcome that meets it and should not. */
    public List<Fact> negatedFacts(SocketOutcome outcome) {
        return facts(" not to ", outcome.summary(), outcome);
    }

    /** The predicate, such as {@code be established}. */
    @Override
    public String toString() {
        return predicate;
    }

    private List<Fact> facts(String to, String but, SocketOutcome outcome) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("expected", "the " + outcome.side() + to + predicate));
        facts.add(new Fact("but", but));
        facts.addAll(outcome.facts());
        return List.copyOf(facts);
    }
}
