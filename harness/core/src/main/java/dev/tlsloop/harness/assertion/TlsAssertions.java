package dev.tlsloop.harness.assertion;

import dev.tlsloop.harness.Outcome;
import java.util.Objects;

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
        return new OutcomeAssert(Objects.requireNonNull(
                outcome, "the outcome of assertThat(...) is null; give what Loopback.handshake() returned"));
    }
}
