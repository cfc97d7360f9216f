package dev.tlsloop.harness.assertion;

import dev.tlsloop.Alert;
import dev.tlsloop.Reason;

/**
 * An assertion about a refusal over a socket.
 *
 * <pre>{@code
 * try (TlsServer tls = TlsServer.serve(server)) {
 *     SocketOutcome result = TlsClient.call(Context.client().build(), tls.address());
 *     assertThat(result).refusedPeer().because(UNKNOWN_ISSUER);
 * }
 * }</pre>
 *
 * <p>Every method throws {@link AssertionError} if it does not hold.
 */
public final class SocketRefusalAssert {
    private final SocketOutcomeAssert outcome;

    SocketRefusalAssert(SocketOutcomeAssert outcome) {
        this.outcome = outcome;
    }

    /** The reason. If the peer refused, it is that of its alert, and OTHER for an alert with several reasons. */
    public SocketRefusalAssert because(Reason reason) {
        return and(SocketExpectations.reason(reason));
    }

    /** The alert that was sent or received, which differs by library and release. */
    public SocketRefusalAssert withAlert(Alert alert) {
        return and(SocketExpectations.alert(alert));
    }

    /** The refused certificate is at that place of the chain, 0 being the leaf. */
    public SocketRefusalAssert atDepth(int depth) {
        return and(SocketExpectations.depth(depth));
    }

    private SocketRefusalAssert and(SocketExpectation expectation) {
        outcome.meets(expectation);
        return this;
    }
}
