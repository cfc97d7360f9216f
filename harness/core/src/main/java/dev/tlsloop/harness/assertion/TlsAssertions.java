package dev.tlsloop.harness.assertion;

import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.socket.SocketOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The entry point of the assertions; import {@link #assertThat} statically.
 *
 * <pre>{@code
 * assertThat(outcome).succeeded().withVersion(TLS_1_3).withAlpn("h2");
 * assertThat(outcome).failedOn(CLIENT).because(CERTIFICATE_EXPIRED);
 * }</pre>
 *
 * <p>A failure is an {@link AssertionError} with the expectation, the result and the transcript. The assertions need no test
 * framework.
 */
public final class TlsAssertions {
    private TlsAssertions() {}

    /** Starts an assertion about that outcome; it checks nothing yet. */
    public static OutcomeAssert assertThat(Outcome outcome) {
        return OutcomeAssert.throwing(Objects.requireNonNull(
                outcome, "the outcome of assertThat(...) is null; give what Loopback.handshake() returned"));
    }

    /** Starts an assertion about the outcome of a connection over a socket; it checks nothing yet. */
    public static SocketOutcomeAssert assertThat(SocketOutcome outcome) {
        return new SocketOutcomeAssert(Objects.requireNonNull(
                outcome, "the outcome of assertThat(...) is null; give that of a TlsServer or a TlsClient"));
    }

    /**
     * Checks every assertion, and then fails once with all failures and one report. Use the argument of the function;
     * {@link #assertThat} in it fails at once, and what failed before is suppressed in its error. In Kotlin, {@code assertSoftly} of Kotest does so.
     *
     * <pre>{@code
     * assertSoftly(outcome, softly -> softly.succeeded().withVersion(TLS_1_3).withAlpn("h2"));
     * }</pre>
     */
    public static void assertSoftly(Outcome outcome, Consumer<? super OutcomeAssert> assertions) {
        Objects.requireNonNull(
                outcome, "the outcome of assertSoftly(...) is null; give what Loopback.handshake() returned");
        Objects.requireNonNull(
                assertions, "the function of assertSoftly(...) is null; give one that asserts with its argument");
        List<Fact> failures = new ArrayList<>();
        try {
            assertions.accept(OutcomeAssert.collecting(outcome, failures::addAll));
        } catch (RuntimeException | Error e) {
            if (!failures.isEmpty()) {
                e.addSuppressed(error(failures, outcome));
            }
            throw e;
        }
        if (!failures.isEmpty()) {
            throw error(failures, outcome);
        }
    }

    /** The report of the outcome ends each failure, and is printed once. */
    private static OutcomeAssertionError error(List<Fact> failures, Outcome outcome) {
        failures.removeAll(outcome.facts());
        failures.addAll(outcome.facts());
        return new OutcomeAssertionError(Fact.text(failures), outcome);
    }
}
