package dev.tlsloop.assertj;

import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.OutcomeScope;
import dev.tlsloop.harness.assertion.Expectation;
import dev.tlsloop.harness.assertion.Expectations;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * An AssertJ assertion on an outcome, for tests that use AssertJ's {@code as}, {@code extracting}, {@code satisfies} or
 * soft assertions. Every {@link Expectation} works in it, and fails with the text of the other assertions.
 *
 * <pre>{@code
 * OutcomeAssertJ.assertThat(outcome).as("gateway").succeeded().meets(Expectations.alpn("h2"));
 * }</pre>
 *
 * <p>Its {@code assertThat} can be imported statically beside AssertJ's own, because no other overload takes an {@link
 * Outcome}. Import either this one or {@code TlsAssertions.assertThat}: both take an outcome, and the compiler would find
 * the call ambiguous. In soft assertions the class is the argument:
 *
 * <pre>{@code
 * org.assertj.core.api.SoftAssertions.assertSoftly(softly ->
 *         softly.proxy(OutcomeAssertJ.class, Outcome.class, outcome).succeeded().failedOn(CLIENT));
 * }</pre>
 *
 * @see <a href="https://assertj.github.io/doc/#assertj-core-custom-assertions">AssertJ, custom assertions</a>
 */
public class OutcomeAssertJ extends AbstractAssert<OutcomeAssertJ, Outcome> {
    /** Creates an assertion; {@link #assertThat} does, and AssertJ's soft assertions do. */
    public OutcomeAssertJ(Outcome outcome) {
        super(outcome, OutcomeAssertJ.class);
    }

    /** Starts an assertion about that outcome; it checks nothing yet. */
    public static OutcomeAssertJ assertThat(Outcome outcome) {
        return new OutcomeAssertJ(outcome);
    }

    /** Both sides are established and agree. */
    public OutcomeAssertJ succeeded() {
        return meets(Expectations.success());
    }

    /** The handshake did not succeed, in whatever way. */
    public OutcomeAssertJ failed() {
        return doesNotMeet(Expectations.success());
    }

    /** The given side refused the other. */
    public OutcomeAssertJ failedOn(Side side) {
        return meets(Expectations.failureOn(side));
    }

    /** One side refused the other for that reason, which is the same on every engine. */
    public OutcomeAssertJ because(Reason reason) {
        return meets(Expectations.reason(reason));
    }

    /** The outcome meets that expectation, of {@link Expectations} or user-supplied. */
    public OutcomeAssertJ meets(Expectation expectation) {
        isNotNull();
        return expectation.isMetBy(actual) ? this : fail(expectation.facts(actual));
    }

    /** The outcome does not meet that expectation. */
    public OutcomeAssertJ doesNotMeet(Expectation expectation) {
        isNotNull();
        return expectation.isMetBy(actual) ? fail(expectation.negatedFacts(actual)) : this;
    }

    /** AssertJ creates the error, so reports of failed tests find its outcome in the scope. */
    private OutcomeAssertJ fail(List<Fact> facts) {
        OutcomeScope.tell(actual);
        failWithMessage("%n%s", Fact.text(facts));
        return this;
    }
}
