package dev.tlsloop.harness.failure;

import java.util.List;
import java.util.stream.Collectors;

/** The reports of the outcomes as text. */
final class TextFormat implements ReportFormat {
    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public String report(String test, List<ReportedRun> runs) {
        return runs.stream()
                .map(run -> run.title() + "\n\n" + run.outcome() + "\n")
                .collect(Collectors.joining("\n", test + "\n\n", ""));
    }
}
