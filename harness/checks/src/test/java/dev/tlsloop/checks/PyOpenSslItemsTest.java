package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.checks.TracedTable.Row;
import dev.tlsloop.checks.TracedTests.Traced;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page {@code docs/project/pyopenssl.md}: for each engine an item has a test or a reason for its absence. */
class PyOpenSslItemsTest {
    /** The number of rows in each section. */
    private static final Map<String, Integer> SECTIONS =
            new TreeMap<>(Map.of("A", 7, "B", 6, "C", 12, "D", 7, "E", 8, "F", 9, "G", 6, "H", 40, "I", 59, "J", 21));

    private static final int OPENSSL = 3;
    private static final int JSSE = 4;
    private static final int TESTS = 5;

    /** The number of rows that have neither a test nor a reason; it may only fall. */
    private static final int OPEN_ON_OPENSSL = 0;

    private static final int OPEN_ON_JSSE = 0;

    private static final TracedTable TABLE = TracedTable.of("pyopenssl.md");
    private static final TracedTests TESTED = TracedTests.carrying("PyOpenSslItem");

    @Test
    void theTableSaysWhatTheTestsProve() throws IOException {
        TABLE.assertUpToDate(PyOpenSslItemsTest::withTests);
    }

    private static Row withTests(Row row) {
        List<Traced> tests = TESTED.proving(row.id());
        return row.with(OPENSSL, proven(tests, "openssl"))
                .with(JSSE, proven(tests, "jsse"))
                .with(TESTS, TracedTable.names(tests));
    }

    private static String proven(List<Traced> tests, String engine) {
        return tests.stream().anyMatch(test -> test.covers(engine)) ? "yes" : TracedTable.OPEN;
    }

    @Test
    void everyPyOpenSslItemIsListedOnceAndInOrder() {
        List<String> all = SECTIONS.entrySet().stream()
                .flatMap(section ->
                        IntStream.rangeClosed(1, section.getValue()).mapToObj(number -> section.getKey() + number))
                .toList();
        assertEquals(all, TABLE.rows().stream().map(Row::id).toList());
    }

    @Test
    void openRowsAreCounted() {
        assertEquals(
                "openssl " + OPEN_ON_OPENSSL + ", jsse " + OPEN_ON_JSSE,
                "openssl " + TABLE.open(OPENSSL) + ", jsse " + TABLE.open(JSSE));
    }

    @Test
    void everyRowHasAnItemAndAWayToIt() {
        assertEquals(
                List.of(),
                TABLE.rows().stream()
                        .filter(row -> row.cell(1).isBlank() || row.cell(2).isBlank())
                        .toList());
    }

    @Test
    void everyRowOfATestExists() {
        TreeSet<String> unknown = new TreeSet<>(TESTED.ids());
        unknown.removeAll(TABLE.rows().stream().map(Row::id).collect(Collectors.toSet()));
        assertEquals(new TreeSet<>(), unknown);
    }

    @Test
    void anItemAnnotatesATest() {
        assertEquals(List.of(), TESTED.idle());
    }

    @Test
    void everyContractIsRun() {
        assertEquals(List.of(), TracedTests.unusedContracts());
    }

    @Test
    void anAnnotationIsReadWithWhateverStandsAroundIt() {
        String source = """
                @ParameterizedTest
                @CsvSource({"(, 1", "), 2"})
                @PyOpenSslItem({
                    "A1",
                    "A2"
                })
                default void aTest(int number) throws Exception {
                """;
        TracedTests read = TracedTests.of(Path.of("Some.java"), source, "PyOpenSslItem");
        assertEquals("A1 [Some.aTest], A2 [Some.aTest]", text(read));
    }

    @Test
    void anAnnotationInACommentIsNotRead() {
        TracedTests read =
                TracedTests.of(Path.of("Some.java"), " * @PyOpenSslItem(\"A1\")\n void no() {}", "PyOpenSslItem");
        assertEquals("", text(read));
    }

    @Test
    void aMethodThatIsNoTestIsFound() {
        TracedTests read =
                TracedTests.of(Path.of("Some.java"), "@PyOpenSslItem(\"A1\")\nvoid idle() {}", "PyOpenSslItem");
        assertEquals(List.of("Some.idle"), read.idle());
    }

    private static String text(TracedTests read) {
        return read.ids().stream()
                .map(id ->
                        id + " " + read.proving(id).stream().map(Traced::name).toList())
                .collect(Collectors.joining(", "));
    }
}
