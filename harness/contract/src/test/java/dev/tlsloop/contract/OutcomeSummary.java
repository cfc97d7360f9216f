package dev.tlsloop.contract;

import dev.tlsloop.harness.Outcome;

/** A short text about an outcome, for lists of failures. */
final class OutcomeSummary {
    private OutcomeSummary() {}

    static String about(Outcome outcome) {
        String what = outcome instanceof Outcome.Refused refused
                ? refused.side() + " refused because " + refused.reason() + ", "
                        + refused.refusal().detail() + ", "
                        + refused.refusal().cause() + ", alert " + refused.alert()
                : outcome instanceof Outcome.Success ? "a success" : outcome.toString();
        return what + "\n" + outcome.transcript();
    }
}
