package dev.tlsloop.examples;

import dev.tlsloop.Party;
import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.Outcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** The console output of the journeys, in colour on terminals that support it and as plain text elsewhere. */
final class ConsoleOutput {
    private final PrintWriter out;
    private final Ansi ansi;

    ConsoleOutput(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void title(String name, String title) {
        out.println(styled(name, Style.bold) + ": " + title);
        out.println();
    }

    /** Prints a handshake with its expected outcome. */
    void asClaimed(JourneyStep step) {
        out.println("  " + styled("ok", Style.bold, Style.fg_green) + "  " + step.claim());
        facts(step.client(), step.server(), step.outcome());
    }

    /** Prints a handshake without an expected outcome. */
    void judged(Party client, Party server, Outcome outcome) {
        facts(client, server, outcome);
    }

    /** Prints a handshake with another outcome; the message of the error is the report. */
    void otherwise(AssertionError error) {
        out.println("  " + styled("not as claimed", Style.bold, Style.fg_red));
        indented(String.valueOf(error.getMessage()));
    }

    /** Prints the source of a diagram as it is, so that it can be copied. */
    void diagram(String source) {
        out.println(source);
        out.flush();
    }

    /** Prints the path of a report. */
    void wrote(Path file) {
        out.println("wrote " + file);
        out.flush();
    }

    void end(int asClaimed, int otherwise) {
        String sum = asClaimed + " handshakes came out as claimed, " + otherwise + " did not";
        out.println(styled(sum, otherwise == 0 ? Style.fg_green : Style.fg_red));
        out.flush();
    }

    private void facts(Party client, Party server, Outcome outcome) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("client", client.toString()));
        facts.add(new Fact("server", server.toString()));
        facts.add(new Fact("result", outcome.summary()));
        facts.addAll(outcome.facts());
        indented(Fact.text(facts));
    }

    private void indented(String text) {
        out.println(text.lines().map(line -> "      " + coloured(line)).collect(Collectors.joining("\n")));
        out.println();
        out.flush();
    }

    private String coloured(String line) {
        if (line.contains("  x  ") || line.startsWith("but ")) {
            return styled(line, Style.fg_red);
        }
        if (line.contains("  =  ") || line.contains(": it succeeded")) {
            return styled(line, Style.fg_green);
        }
        return line.contains("encrypted,") ? styled(line, Style.faint) : line;
    }

    private String styled(String text, IStyle... styles) {
        // Style.off ends bold with SGR 21, which is a double underline on many terminals.
        return ansi.enabled() ? Style.on(styles) + text + Style.reset.on() : text;
    }
}
