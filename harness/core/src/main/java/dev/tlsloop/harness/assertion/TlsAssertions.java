package dev.tlsloop.harness.assertion;

import dev.tlsloop.harness.Outcome;
import java.util.Objects;

/**
 * Where assertions start; import {@link #assertThat} statically.
 *
 * <pre>{@code
 * assertThat(outcome).succeeded().withVersion(TLS_1_3).withAlpn("h2");
 * assertThat(outcome).failedOn(CLIENT).because(CERTIFICATE_EXPIRED);
 * }</pre>
 *
 * <p>What fails is a {@link AssertionError} that tells what was expected, why it came out otherwise, and the transcript.
 * It needs no test framework.
 */
public final class TlsAssertions {
    private TlsAssertions() {}

    /** Starts a sentence about that outcome; it asserts nothing yet. */
    public static OutcomeAssert assertThat(Outcome outcome) {
        return new OutcomeAssert(Objects.requireNonNull(
                outcome, "the outcome of assertThat(...) is null; give what Loopback.handshake() returned"));
    }
}
