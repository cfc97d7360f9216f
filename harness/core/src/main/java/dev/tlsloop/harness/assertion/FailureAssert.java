package dev.tlsloop.harness.assertion;

import dev.tlsloop.Alert;
import dev.tlsloop.Reason;
import dev.tlsloop.Revocation;

/**
 * An assertion about a failed handshake.
 *
 * <pre>{@code
 * assertThat(outcome).failedOn(CLIENT).because(CERTIFICATE_EXPIRED).atDepth(1);
 * }</pre>
 *
 * <p>Every method throws {@link OutcomeAssertionError} if it does not hold.
 */
public final class FailureAssert {
    private final OutcomeAssert outcome;

    FailureAssert(OutcomeAssert outcome) {
        this.outcome = outcome;
    }

    /** The refusing side had that reason, which is the same on every engine. */
    public FailureAssert because(Reason reason) {
        return and(Expectations.reason(reason));
    }

    /** The refusing side sent that alert, which differs by engine and release: assert the reason if you can. */
    public FailureAssert withAlert(Alert alert) {
        return and(Expectations.alert(alert));
    }

    /** The refused certificate is at that place of the chain, 0 being the leaf. */
    public FailureAssert atDepth(int depth) {
        return and(Expectations.depth(depth));
    }

    /** The given revocation check did not find the certificate good. */
    public FailureAssert withRevocationCheck(Revocation check) {
        return and(Expectations.revocationCheck(check));
    }

    /** The refusing side had another reason, or neither side refused. */
    public FailureAssert notBecause(Reason reason) {
        return not(Expectations.reason(reason));
    }

    /** The refusing side sent another alert, or none that is known. */
    public FailureAssert withoutAlert(Alert alert) {
        return not(Expectations.alert(alert));
    }

    /** The refused certificate is at another place, or no place is known. */
    public FailureAssert notAtDepth(int depth) {
        return not(Expectations.depth(depth));
    }

    /** The given revocation check did not decide. */
    public FailureAssert withoutRevocationCheck(Revocation check) {
        return not(Expectations.revocationCheck(check));
    }

    private FailureAssert and(Expectation expectation) {
        outcome.meets(expectation);
        return this;
    }

    private FailureAssert not(Expectation expectation) {
        outcome.doesNotMeet(expectation);
        return this;
    }
}
