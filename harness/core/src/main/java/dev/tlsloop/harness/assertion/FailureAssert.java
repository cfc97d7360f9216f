package dev.tlsloop.harness.assertion;

import dev.tlsloop.Alert;
import dev.tlsloop.Reason;
import dev.tlsloop.Revocation;

/**
 * Why a handshake was refused.
 *
 * <pre>{@code
 * assertThat(outcome).failedOn(CLIENT).because(CERTIFICATE_EXPIRED).atDepth(1);
 * }</pre>
 *
 * <p>Every method throws {@link AssertionError} where the outcome is otherwise.
 */
public final class FailureAssert {
    private final OutcomeAssert outcome;

    FailureAssert(OutcomeAssert outcome) {
        this.outcome = outcome;
    }

    /** For that reason, which is the same on every engine. */
    public FailureAssert because(Reason reason) {
        return and(Expectations.reason(reason));
    }

    /** With that alert, which differs by engine and release: assert the reason where you can. */
    public FailureAssert withAlert(Alert alert) {
        return and(Expectations.alert(alert));
    }

    /** For the certificate at that place of the chain, 0 being the leaf. */
    public FailureAssert atDepth(int depth) {
        return and(Expectations.depth(depth));
    }

    /** Because that check of revocation was made, and did not find that the certificate is good. */
    public FailureAssert withRevocationCheck(Revocation check) {
        return and(Expectations.revocationCheck(check));
    }

    private FailureAssert and(Expectation expectation) {
        outcome.meets(expectation);
        return this;
    }
}
