package dev.tlsloop.harness.assertion;

import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.socket.SocketOutcome;
import java.util.Objects;

/**
 * An assertion about a connection over a socket; {@link TlsAssertions#assertThat(SocketOutcome)} creates it.
 *
 * <pre>{@code
 * try (TlsServer tls = TlsServer.serve(server)) {
 *     TlsClient.call(Context.client().build(), tls.address());
 *     assertThat(tls.outcome()).refusedByPeer();
 * }
 * }</pre>
 *
 * <p>Every method throws {@link AssertionError} with the report of the outcome if it does not hold.
 */
public final class SocketOutcomeAssert {
    private static final String NO_EXPECTATION =
            "the expectation is null; give one, such as SocketExpectations.established()";

    private final SocketOutcome outcome;

    SocketOutcomeAssert(SocketOutcome outcome) {
        this.outcome = outcome;
    }

    /** The side completed its handshake, and its peer did not refuse it before it sent data. */
    public EstablishedAssert established() {
        return new EstablishedAssert(meets(SocketExpectations.established()));
    }

    /** The side refused its peer. */
    public SocketRefusalAssert refusedPeer() {
        return new SocketRefusalAssert(meets(SocketExpectations.refusedPeer()));
    }

    /** The peer refused the side with an alert. */
    public SocketRefusalAssert refusedByPeer() {
        return new SocketRefusalAssert(meets(SocketExpectations.refusedByPeer()));
    }

    /** The handshake ended without a refusal and before it was complete. */
    public SocketOutcomeAssert abandoned() {
        return meets(SocketExpectations.abandoned());
    }

    /** The peer sent bytes that are not TLS. */
    public SocketOutcomeAssert notTls() {
        return meets(SocketExpectations.notTls());
    }

    /** The outcome meets that expectation, which may be user-supplied. */
    public SocketOutcomeAssert meets(SocketExpectation expectation) {
        Objects.requireNonNull(expectation, NO_EXPECTATION);
        if (!expectation.isMetBy(outcome)) {
            throw new AssertionError(Fact.text(expectation.facts(outcome)));
        }
        return this;
    }

    /** The outcome does not meet that expectation. */
    public SocketOutcomeAssert doesNotMeet(SocketExpectation expectation) {
        Objects.requireNonNull(expectation, NO_EXPECTATION);
        if (expectation.isMetBy(outcome)) {
            throw new AssertionError(Fact.text(expectation.negatedFacts(outcome)));
        }
        return this;
    }
}
