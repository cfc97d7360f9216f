package dev.tlsloop.sweeps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of counts in {@code docs/project/sweeps.md}, which {@code -Psweep -Dtlsloop.update=true} rewrites. */
final class SweepPage {
    private static final Path PAGE = Path.of("..", "..", "docs", "project", "sweeps.md");
    private static final String BEGIN = "<!-- counts -->\n";
    private static final boolean UPDATES = Boolean.getBoolean("tlsloop.update");

    private static final Map<String, Tally> TALLIES = new LinkedHashMap<>();

    private SweepPage() {}

    static synchronized void record(String pair, Tally tally) {
        TALLIES.put(pair, tally);
        System.out.println(pair + ": " + tally);
    }

    /** Writes the counts behind the marker, if that is asked for. */
    static synchronized void write() {
        if (!UPDATES) {
            return;
        }
        try {
            String page = Files.readString(PAGE);
            Files.writeString(PAGE, page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + "\n" + table() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table() {
        List<String> kinds = TALLIES.values().stream()
                .flatMap(tally -> tally.kinds().stream())
                .distinct()
                .sorted()
                .toList();
        Stream<String> head = Stream.of(
                "| outcome | " + String.join(" | ", TALLIES.keySet()) + " |", "|---|" + "---:|".repeat(TALLIES.size()));
        return Stream.concat(head, kinds.stream().map(SweepPage::row)).collect(Collectors.joining("\n"));
    }

    private static String row(String kind) {
        return TALLIES.values().stream()
                .map(tally -> String.valueOf(tally.of(kind)))
                .collect(Collectors.joining(" | ", "| " + kind + " | ", " |"));
    }
}
