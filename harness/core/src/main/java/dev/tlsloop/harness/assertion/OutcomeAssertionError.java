package dev.tlsloop.harness.assertion;

import dev.tlsloop.harness.Outcome;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failed assertion on an outcome, which it carries. So a report of the failure knows the handshake, whatever thread ran it.
 *
 * <pre>{@code
 * try {
 *     assertThat(outcome).succeeded();
 * } catch (OutcomeAssertionError failed) {
 *     failed.outcome().ifPresent(System.out::println);
 * }
 * }</pre>
 */
public final class OutcomeAssertionError extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Outcome outcome;

    /** Creates the error of an assertion on that outcome; the message is the whole text of the failure. */
    public OutcomeAssertionError(String message, Outcome outcome) {
        super(message);
        this.outcome = Objects.requireNonNull(
                outcome, "the outcome of OutcomeAssertionError(message, outcome) is null; give the asserted one");
    }

    /** The outcome that the assertion was about; empty in a serialized copy, as a build tool makes it. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }
}
