package dev.tlsloop.sweeps;

import dev.tlsloop.Refusal;
import java.util.List;

/**
 * A refusal that has no better reason than {@code OTHER}. {@code docs/project/sweeps.md} has the cause of each.
 *
 * @param detail the beginning of its detail
 */
record UnexplainedReason(String detail) {
    private static final List<UnexplainedReason> ALL =
            List.of(new UnexplainedReason("a fault put handshake_failure (40) into the stream"));

    static boolean covers(Refusal refusal) {
        return ALL.stream().anyMatch(known -> refusal.detail().startsWith(known.detail()));
    }
}
