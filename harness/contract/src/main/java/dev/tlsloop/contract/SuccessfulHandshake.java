package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tlsloop.harness.Outcome;

/** Narrows an outcome to a success or a refusal; a failed assertion shows the whole outcome. */
final class SuccessfulHandshake {
    private SuccessfulHandshake() {}

    static Outcome.Success success(Outcome outcome) {
        return assertInstanceOf(Outcome.Success.class, outcome);
    }

    static Outcome.Refused refused(Outcome outcome) {
        return assertInstanceOf(Outcome.Refused.class, outcome);
    }
}
