package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A table in {@code docs/project/} whose last columns list the tests. Its other columns are handwritten, and so is a
 * cell that begins with {@code no: }, the reason why there is no test.
 *
 * <p>{@code -Dtlsloop.update=true} writes the names of the tests into the file; the diff is part of the review.
 */
record TracedTable(Path file, List<String> lines) {
    static final String OPEN = "open";
    static final String NO = "no: ";
    private static final int MOST_NAMED = 3;

    static TracedTable of(String name) {
        Path file = ProjectFiles.root().resolve("docs/project").resolve(name);
        return new TracedTable(file, ProjectFiles.text(file).lines().toList());
    }

    /** A line of the table as a list of cells. */
    record Row(List<String> cells) {
        String id() {
            return cells.get(0);
        }

        String cell(int column) {
            return cells.get(column);
        }

        /** The row with another text in the column, unless that has a reason. */
        Row with(int column, String text) {
            List<String> changed = new ArrayList<>(cells);
            changed.set(column, cells.get(column).startsWith(NO) ? cells.get(column) : text);
            return new Row(changed);
        }

        @Override
        public String toString() {
            return "| " + String.join(" | ", cells) + " |";
        }
    }

    List<Row> rows() {
        return lines.stream().filter(TracedTable::isRow).map(TracedTable::row).toList();
    }

    /** The number of rows that are open in the column. */
    long open(int column) {
        return rows().stream().filter(row -> row.cell(column).equals(OPEN)).count();
    }

    /** Fails unless each row equals its expected row. */
    void assertUpToDate(UnaryOperator<Row> expectedRow) throws IOException {
        String expected = lines.stream()
                .map(line -> isRow(line) ? expectedRow.apply(row(line)).toString() : line)
                .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("tlsloop.update")) {
            Files.writeString(file, expected);
        }
        assertEquals(expected, Files.readString(file), "stale; -Dtlsloop.update=true writes it: " + file);
    }

    /** The names of the first tests and the number of the others. */
    static String names(List<TracedTests.Traced> tests) {
        String some = tests.stream()
                .limit(MOST_NAMED)
                .map(test -> "`" + test.name() + "`")
                .collect(Collectors.joining(", "));
        return tests.size() > MOST_NAMED ? some + " and " + (tests.size() - MOST_NAMED) + " more" : some;
    }

    private static boolean isRow(String line) {
        return line.matches("\\| [A-J]\\d+ \\|.*");
    }

    private static Row row(String line) {
        return new Row(List.of(line.substring(2, line.length() - 2).split(" ?\\| ?", -1)));
    }
}
