package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.checks.TracedTable.Row;
import dev.tlsloop.checks.TracedTests.Traced;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page {@code docs/project/behaviour.md}: each fact has a test, or a reason why the question does not arise. */
class BehaviourTest {
    private static final int ALL = 302;
    private static final int TESTS = 2;

    /** The number of facts that have neither a test nor a reason; it may only fall. */
    private static final int OPEN = 0;

    private static final TracedTable TABLE = TracedTable.of("behaviour.md");
    private static final TracedTests TESTED = TracedTests.carrying("Behaviour");

    @Test
    void theTableSaysWhatTheTestsProve() throws IOException {
        TABLE.assertUpToDate(BehaviourTest::withTests);
    }

    private static Row withTests(Row row) {
        List<Traced> tests = TESTED.proving(row.id());
        return row.with(TESTS, tests.isEmpty() ? TracedTable.OPEN : TracedTable.names(tests));
    }

    @Test
    void theFactsStandInTheOrderOfTheirNumbers() {
        List<String> ids = TABLE.rows().stream().map(Row::id).toList();
        assertEquals(List.copyOf(new TreeSet<>(ids)), ids);
    }

    @Test
    void everyBehaviourIsListed() {
        assertEquals(ALL, TABLE.rows().size());
    }

    @Test
    void openRowsAreCounted() {
        assertEquals(OPEN, TABLE.open(TESTS));
    }

    @Test
    void aFactThatHasATestNeedsNoReason() {
        assertEquals(
                List.of(),
                TABLE.rows().stream()
                        .filter(row -> row.cell(TESTS).startsWith(TracedTable.NO))
                        .map(Row::id)
                        .filter(TESTED.ids()::contains)
                        .toList());
    }

    @Test
    void everyBehaviourOfATestExists() {
        TreeSet<String> unknown = new TreeSet<>(TESTED.ids());
        unknown.removeAll(TABLE.rows().stream().map(Row::id).collect(Collectors.toSet()));
        assertEquals(new TreeSet<>(), unknown);
    }

    @Test
    void aBehaviourAnnotatesATest() {
        assertEquals(List.of(), TESTED.idle());
    }
}
