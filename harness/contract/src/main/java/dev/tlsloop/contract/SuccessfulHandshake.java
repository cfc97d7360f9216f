package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tlsloop.harness.Outcome;

/** Takes the one kind of outcome that a test goes on with, and shows the whole outcome where it is another. */
final class SuccessfulHandshake {
    private SuccessfulHandshake() {}

    static Outcome.Success success(Outcome outcome) {
        return assertInstanceOf(Outcome.Success.class, outcome);
    }

    static Outcome.Refused refused(Outcome outcome) {
        return assertInstanceOf(Outcome.Refused.class, outcome);
    }
}
