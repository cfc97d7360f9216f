package dev.tlsloop.sweeps;

import dev.tlsloop.Refusal;

/** The refusals that have no better reason than {@code OTHER}; {@code docs/project/sweeps.md} has the cause of each. */
final class UnexplainedReason {
    private static final String FORGED = "a fault put handshake_failure (40) into the stream";

    private UnexplainedReason() {}

    static boolean covers(Refusal refusal) {
        return refusal.detail().startsWith(FORGED);
    }
}
