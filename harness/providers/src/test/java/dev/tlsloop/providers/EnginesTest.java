package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The 25 pairs of engines in {@code docs/engines.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnginesTest {
    private Matrix matrix;

    @BeforeAll
    void run() {
        matrix = Matrix.run();
    }

    @Test
    void thePageSaysWhatTheRunSays() throws IOException {
        List<String> missing =
                Engines.ALL.stream().flatMap(e -> e.missing().stream()).toList();
        assumeTrue(missing.isEmpty(), missing::toString);
        EnginesPage.assertSays("Every pair of engines, on", matrix.markdown());
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void everyRefusalIsExplained(Scenario scenario) {
        assertFalse(
                matrix.runs(scenario).stream().anyMatch(run -> run.result().matches(".*(OTHER|Stalled|Disagreed).*")),
                () -> matrix.runs(scenario).toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = Scenario.class,
            names = {
                "SUCCESS",
                "WRONG_NAME",
                "UNKNOWN_ISSUER",
                "EXPIRED",
                "NO_CLIENT_CERTIFICATE",
                "ALPN_OVERLAP",
                "NAME_ACCEPTED"
            })
    void allPairsHaveTheSameResult(Scenario scenario) {
        Set<String> judgements = matrix.runs(scenario).stream()
                .map(Matrix.Run::judgement)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(scenario.judgement()), judgements);
    }

    /** The scenarios in which libraries differ by design; the page explains why. */
    @ParameterizedTest
    @EnumSource(
            value = Scenario.class,
            names = {"STRANGERS_CERTIFICATE", "ALPN_NOTHING_IN_COMMON", "NAME_REFUSED"})
    void pairsDifferOnlyAsThePageExplains(Scenario scenario) {
        Set<String> judgements = matrix.runs(scenario).stream()
                .map(Matrix.Run::judgement)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(scenario.judgement(), String.join(", or ", judgements));
    }
}
