package dev.tlsloop.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Reason;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.fault.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault at each byte and at each record of a mutual handshake. {@code -Psweep} runs all of them; the default tests run
 * some, evenly spread.
 */
@Tag("sweep")
class DisturbedHandshakesTest {
    private static final int MOST = Integer.getInteger("tlsloop.sweep.faults", 500);

    static Stream<SweptPair.Recipe> recipes() {
        return SweptPair.recipes();
    }

    @AfterAll
    static void writePage() {
        SweepPage.write();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void eachEndsInAnOutcomeWithAKnownReason(SweptPair.Recipe recipe) {
        Tally tally = new Tally();
        try (SweptPair pair = recipe.start()) {
            List<String> complaints = thinned(pair.faults()).parallelStream()
                    .flatMap(fault -> complaint(pair, fault, tally).stream())
                    .toList();
            SweepPage.record(recipe.toString(), tally);
            assertEquals(List.of(), complaints, tally::toString);
        }
    }

    private static List<Fault> thinned(List<Fault> faults) {
        int kept = Math.min(MOST, faults.size());
        return IntStream.range(0, kept)
                .mapToObj(index -> faults.get((int) ((long) index * faults.size() / kept)))
                .toList();
    }

    private static Optional<String> complaint(SweptPair pair, Fault fault, Tally tally) {
        try {
            Outcome outcome = pair.disturbed(fault);
            tally.add(outcome);
            return isExplained(outcome) ? Optional.empty() : Optional.of("\n" + fault + ": " + text(outcome));
        } catch (RuntimeException | Error e) {
            return Optional.of("\n" + fault + ": threw " + e);
        }
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                ? refused.side() + " " + refused.refusal()
                : outcome.summary();
    }

    private static boolean isExplained(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.reason() != Reason.OTHER || UnexplainedReason.covers(refused.refusal());
        }
        return !(outcome instanceof Outcome.Disagreed);
    }
}
