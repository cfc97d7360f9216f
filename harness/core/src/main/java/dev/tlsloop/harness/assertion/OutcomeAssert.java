package dev.tlsloop.harness.assertion;

import dev.tlsloop.Side;
import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.Outcome;
import java.util.Objects;

/**
 * A sentence about an outcome, made by {@link TlsAssertions#assertThat}.
 *
 * <pre>{@code
 * assertThat(outcome).failedOn(SERVER).because(UNKNOWN_ISSUER);
 * }</pre>
 *
 * <p>Every method throws {@link AssertionError} where the outcome is otherwise.
 */
public final class OutcomeAssert {
    private static final String NO_EXPECTATION = "the expectation is null; give one, such as Expectations.success()";

    private final Outcome outcome;

    OutcomeAssert(Outcome outcome) {
        this.outcome = outcome;
    }

    /** Both sides are established and agree. */
    public SuccessAssert succeeded() {
        return new SuccessAssert(meets(Expectations.success()));
    }

    /** That side refused the other; what the other reported in consequence does not count. */
    public FailureAssert failedOn(Side side) {
        return new FailureAssert(meets(Expectations.failureOn(side)));
    }

    /** Nobody refused and it did not complete. */
    public OutcomeAssert stalled() {
        return meets(Expectations.stall());
    }

    /** Both sides are established and do not mean the same connection. */
    public OutcomeAssert disagreed() {
        return meets(Expectations.disagreement());
    }

    /** It meets that expectation, which may be one of your own. */
    public OutcomeAssert meets(Expectation expectation) {
        Objects.requireNonNull(expectation, NO_EXPECTATION);
        if (!expectation.isMetBy(outcome)) {
            throw new AssertionError(Fact.text(expectation.facts(outcome)));
        }
        return this;
    }

    /** It does not meet that expectation. */
    public OutcomeAssert doesNotMeet(Expectation expectation) {
        Objects.requireNonNull(expectation, NO_EXPECTATION);
        if (expectation.isMetBy(outcome)) {
            throw new AssertionError(Fact.text(expectation.negatedFacts(outcome)));
        }
        return this;
    }
}
