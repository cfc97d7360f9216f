package dev.tlsloop.harness.assertion;

import dev.tlsloop.Side;
import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.MessageType;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    private final Optional<Fact> description;
    private final FailureListener failures;

    /** Receives the lines of each failed assertion: it throws them, or collects them. */
    interface FailureListener {
        void onFailure(List<Fact> facts);
    }

    private OutcomeAssert(Outcome outcome, Optional<Fact> description, FailureListener failures) {
        this.outcome = outcome;
        this.description = description;
        this.failures = failures;
    }

    /** Throws the first failure. */
    static OutcomeAssert throwing(Outcome outcome) {
        return collecting(outcome, facts -> {
            throw new OutcomeAssertionError(Fact.text(facts), outcome);
        });
    }

    static OutcomeAssert collecting(Outcome outcome, FailureListener failures) {
        return new OutcomeAssert(outcome, Optional.empty(), failures);
    }

    /**
     * Describes the assertions that follow: a failure begins with the line {@code about}. In Kotlin, {@code withClue} of
     * Kotest does so.
     *
     * <pre>{@code
     * assertThat(outcome).as("the gateway accepts its own client").succeeded();
     * }</pre>
     */
    public OutcomeAssert as(String text) {
        Objects.requireNonNull(text, "the text of as(...) is null; give a few words, or leave it out");
        return new OutcomeAssert(outcome, Optional.of(new Fact("about", text)), failures);
    }

    /** Both sides are established and agree. */
    public SuccessAssert succeeded() {
        return new SuccessAssert(meets(Expectations.success()));
    }

    /** The handshake did not succeed, in whatever way. {@link #failedOn} is for a refusal of one side. */
    public FailureAssert failed() {
        return new FailureAssert(doesNotMeet(Expectations.success()));
    }

    /** The given side refused the other; a later report of the other does not count. */
    public FailureAssert failedOn(Side side) {
        return new FailureAssert(meets(Expectations.failureOn(side)));
    }

    /** The given side did not refuse the other. */
    public OutcomeAssert didNotFailOn(Side side) {
        return doesNotMeet(Expectations.failureOn(side));
    }

    /** Neither side refused, and the handshake did not complete. */
    public OutcomeAssert stalled() {
        return meets(Expectations.stall());
    }

    /** The handshake completed, or one side refused. */
    public OutcomeAssert didNotStall() {
        return doesNotMeet(Expectations.stall());
    }

    /** Both sides are established, and their parameters differ. */
    public OutcomeAssert disagreed() {
        return meets(Expectations.disagreement());
    }

    /** The sides agree, or one of them is not established. */
    public OutcomeAssert didNotDisagree() {
        return doesNotMeet(Expectations.disagreement());
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

    /** The side presented another certificate as its leaf, or none. It fails as well if an encrypted record may hold one. */
    public OutcomeAssert didNotPresent(Side presenter, X509Certificate leaf) {
        return meets(MessageExpectations.didNotPresent(presenter, leaf));
    }

    /**
     * These assertions hold, whatever library they are of. Their message becomes part of the report.
     *
     * <pre>{@code
     * assertThat(outcome).satisfies(o -> {
     *     if (o.transcript().entries().isEmpty()) {
     *         throw new AssertionError("nothing crossed the wire");
     *     }
     * });
     * }</pre>
     */
    public OutcomeAssert satisfies(Consumer<? super Outcome> assertions) {
        return meets(Expectations.satisfying(assertions));
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
            fail(expectation.facts(outcome));
        }
        return this;
    }

    /** The outcome does not meet that expectation. */
    public OutcomeAssert doesNotMeet(Expectation expectation) {
        Objects.requireNonNull(expectation, NO_EXPECTATION);
        if (expectation.isMetBy(outcome)) {
            fail(expectation.negatedFacts(outcome));
        }
        return this;
    }

    private void fail(List<Fact> facts) {
        failures.onFailure(Stream.concat(description.stream(), facts.stream()).toList());
    }
}
