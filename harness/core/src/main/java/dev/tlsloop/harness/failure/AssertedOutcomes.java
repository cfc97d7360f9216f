package dev.tlsloop.harness.failure;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.assertion.OutcomeAssertionError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outcomes that failed assertions carry. */
final class AssertedOutcomes {
    private AssertedOutcomes() {}

    /** Those of an error, of its causes, and of the exceptions that they suppress. */
    static List<Outcome> in(Throwable failure) {
        List<Outcome> outcomes = new ArrayList<>();
        collect(failure, outcomes, Collections.newSetFromMap(new IdentityHashMap<>()));
        return outcomes;
    }

    private static void collect(@Nullable Throwable failure, List<Outcome> outcomes, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        if (failure instanceof OutcomeAssertionError error) {
            error.outcome().ifPresent(outcomes::add);
        }
        collect(failure.getCause(), outcomes, seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            collect(suppressed, outcomes, seen);
        }
    }
}
