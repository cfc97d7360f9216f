package dev.tlsloop.providers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A table of yes and no, in which a number stands for the reason below, in the order in which they are met. */
final class ReasonTable {
    private ReasonTable() {}

    /** @param lacking why one of the columns has it not; empty when it has */
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
