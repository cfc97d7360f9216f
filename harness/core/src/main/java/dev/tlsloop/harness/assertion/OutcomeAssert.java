package dev.tlsloop.harness.assertion;

import dev.tlsloop.Side;
import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.MessageType;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * An assertion about an outcome; {@link TlsAssertions#assertThat} creates it.
 *
 * <pre>{@code
 * assertThat(outcome).failedOn(SERVER).because(UNKNOWN_ISSUER);
 * }</pre>
 *
 * <p>Every method throws {@link OutcomeAssertionError} if it does not hold.
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

    /** The given side refused the other; a later report of the other does not count. */
    public FailureAssert failedOn(Side side) {
        return new FailureAssert(meets(Expectations.failureOn(side)));
    }

    /** Neither side refused, and the handshake did not complete. */
    public OutcomeAssert stalled() {
        return meets(Expectations.stall());
    }

    /** Both sides are established, and their parameters differ. */
    public OutcomeAssert disagreed() {
        return meets(Expectations.disagreement());
    }

    /**
     * The side sent such a message. In TLS 1.3 most are encrypted: it fails unless the handshake ran with secrets, and says so.
     *
     * <pre>{@code
     * Outcome readable = Loopback.between(client, server).withSecrets().handshake();
     * assertThat(readable).sent(SERVER, MessageType.CERTIFICATE_REQUEST);
     * }</pre>
     */
    public OutcomeAssert sent(Side sender, MessageType type) {
        return meets(MessageExpectations.sent(sender, type));
    }

    /** The side sent no such message. It fails as well if an encrypted record may hold one. */
    public OutcomeAssert didNotSend(Side sender, MessageType type) {
        return meets(MessageExpectations.didNotSend(sender, type));
    }

    /** The side presented that certificate as its leaf, also in a handshake that failed. */
    public OutcomeAssert presented(Side presenter, X509Certificate leaf) {
        return meets(MessageExpectations.presented(presenter, leaf));
    }

    /**
     * The {@linkplain dev.tlsloop.harness.transcript.Transcript#stable stable} transcript is the text of that file. The system
     * property {@code tlsloop.golden.update=true} makes the test write the file.
     *
     * <pre>{@code
     * assertThat(outcome).matchesGolden(Path.of("src/test/resources/handshake.txt"));
     * }</pre>
     *
     * @throws java.io.UncheckedIOException if the file cannot be read or written
     */
    public OutcomeAssert matchesGolden(Path file) {
        return meets(GoldenTranscript.at(file));
    }

    /** The outcome meets that expectation, which may be user-supplied. */
    public OutcomeAssert meets(Expectation expectation) {
        Objects.requireNonNull(expectation, NO_EXPECTATION);
        if (!expectation.isMetBy(outcome)) {
            throw new OutcomeAssertionError(Fact.text(expectation.facts(outcome)), outcome);
        }
        return this;
    }

    /** The outcome does not meet that expectation. */
    public OutcomeAssert doesNotMeet(Expectation expectation) {
        Objects.requireNonNull(expectation, NO_EXPECTATION);
        if (expectation.isMetBy(outcome)) {
            throw new OutcomeAssertionError(Fact.text(expectation.negatedFacts(outcome)), outcome);
        }
        return this;
    }
}
