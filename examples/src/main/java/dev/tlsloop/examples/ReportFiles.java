package dev.tlsloop.examples;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.capture.Capture;
import dev.tlsloop.report.HtmlPage;
import dev.tlsloop.report.JsonReport;
import dev.tlsloop.report.MermaidDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for what a run writes beside its text, and the handshakes that go into it. */
final class ReportFiles {
    @Option(
            names = "--html",
            paramLabel = "DIR",
            description = "folder for an HTML page of each journey, or of the handshake with your files")
    private @Nullable Path html;

    @Option(
            names = "--pcapng",
            paramLabel = "FILE",
            description = "file for the packets and secrets of all handshakes, for Wireshark")
    private @Nullable Path pcapng;

    @Option(names = "--json", paramLabel = "FILE", description = "file for all handshakes as JSON")
    private @Nullable Path json;

    @Option(names = "--mermaid", description = "print a sequence diagram of each handshake too")
    private boolean mermaid;

    private final List<Entry> entries = new ArrayList<>();

    /**
     * A handshake with its place in the reports.
     *
     * @param page the name of its page, without an extension
     */
    private record Entry(String page, String title, Outcome outcome) {}

    /** Takes a handshake into the reports. */
    void add(String page, String title, Outcome outcome) {
        entries.add(new Entry(page, title, outcome));
    }

    /** The diagram to print below a handshake; empty without {@code --mermaid}. */
    Optional<String> diagram(Outcome outcome) {
        return mermaid ? Optional.of(MermaidDiagram.of(outcome).source()) : Optional.empty();
    }

    /**
     * Writes the files.
     *
     * @return the files
     * @throws IOException if one cannot be written
     * @throws IllegalStateException for {@code --pcapng}, if the runs kept no bytes
     */
    List<Path> write() throws IOException {
        List<Path> written = new ArrayList<>();
        if (html != null) {
            Path folder = Files.createDirectories(html);
            for (Map.Entry<String, List<Entry>> page : pages().entrySet()) {
                written.add(page(page.getValue()).writeTo(folder.resolve(page.getKey() + ".html")));
            }
        }
        if (pcapng != null) {
            Optional<Capture> all =
                    entries.stream().map(entry -> entry.outcome().capture()).reduce(Capture::and);
            if (all.isPresent()) {
                written.add(all.get().writeTo(pcapng));
            }
        }
        if (json != null) {
            JsonReport report = JsonReport.empty();
            for (Entry entry : entries) {
                report = report.and(entry.title(), entry.outcome());
            }
            written.add(report.writeTo(json));
        }
        return written;
    }

    private Map<String, List<Entry>> pages() {
        return entries.stream().collect(Collectors.groupingBy(Entry::page, LinkedHashMap::new, Collectors.toList()));
    }

    private static HtmlPage page(List<Entry> entries) {
        HtmlPage page = HtmlPage.of(entries.get(0).title(), entries.get(0).outcome());
        for (Entry entry : entries.subList(1, entries.size())) {
            page = page.and(entry.title(), entry.outcome());
        }
        return page;
    }
}
