package dev.tlsloop.providers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A Markdown table of yes and no, in which each no has the number of a reason below the table. */
final class ReasonTable {
    private ReasonTable() {}

    /** @param lacking the reason why a column lacks the row's capability, or empty if it has it */
    record Row<T>(String name, Function<T, Optional<String>> lacking) {}

    static <T> String markdown(Map<String, T> columns, List<Row<T>> rows) {
        List<String> reasons = new ArrayList<>();
        StringBuilder table = new StringBuilder(
                "| | " + String.join(" | ", columns.keySet()) + " |\n|---|" + "---|".repeat(columns.size()) + "\n");
        for (Row<T> row : rows) {
            table.append("| ").append(row.name());
            columns.values().forEach(column -> table.append(" | ").append(cell(row, column, reasons)));
            table.append(" |\n");
        }
        for (int i = 0; i < reasons.size(); i++) {
            table.append('\n').append(i + 1).append(". ").append(reasons.get(i));
        }
        return table.append('\n').toString();
    }

    private static <T> String cell(Row<T> row, T column, List<String> reasons) {
        Optional<String> lacking = row.lacking().apply(column);
        lacking.filter(reason -> !reasons.contains(reason)).ifPresent(reasons::add);
        return lacking.map(reason -> "no, " + (reasons.indexOf(reason) + 1)).orElse("yes");
    }
}
