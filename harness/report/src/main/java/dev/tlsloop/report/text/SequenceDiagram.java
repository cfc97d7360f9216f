package dev.tlsloop.report.text;

import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.ladder.Ladder;
import dev.tlsloop.report.ladder.Step;
import dev.tlsloop.report.words.Headline;
import dev.tlsloop.report.words.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The source of a sequence diagram of Mermaid. */
public final class SequenceDiagram {
    private static final String LINE_BREAK = "<br/>";
    /** What Mermaid takes as it is; it has a meaning for most other signs. */
    private static final String HARMLESS = " ,._()/+*=-";

    private SequenceDiagram() {}

    /** The source of the diagram of that outcome. */
    public static String of(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add("sequenceDiagram");
        for (Side side : Side.values()) {
            lines.add("    participant " + side);
        }
        Ladder.of(outcome).stream().map(SequenceDiagram::line).forEach(lines::add);
        lines.add("    Note over client,server: " + escaped(Headline.of(outcome).sentence()));
        return String.join("\n", lines) + "\n";
    }

    private static String line(Step step) {
        String arrow = arrow(step);
        String actors = arrow.isEmpty()
                ? "Note over " + (step.kind() == Step.Kind.OMITTED ? "client,server" : step.side())
                : step.side() + arrow + step.side().peer();
        String text = step.details().isEmpty()
                ? escaped(step.bracketed())
                : escaped(step.bracketed())
                        + LINE_BREAK
                        + step.details().stream().map(SequenceDiagram::escaped).collect(Collectors.joining(LINE_BREAK));
        return "    " + actors + ": " + text;
    }

    /** The arrow to the peer; empty for an event that sent nothing. */
    private static String arrow(Step step) {
        return switch (step.kind()) {
            case MESSAGE -> "->>";
            case OPAQUE -> "-->>";
            case REFUSAL -> step.size() > 0 ? "-x" : "";
            default -> "";
        };
    }

    private static String escaped(String text) {
        return VisibleText.of(text)
                .codePoints()
                .mapToObj(code -> isHarmless(code) ? Character.toString(code) : "#" + code + ";")
                .collect(Collectors.joining());
    }

    private static boolean isHarmless(int code) {
        return code < 128 && Character.isLetterOrDigit(code) || HARMLESS.indexOf(code) >= 0;
    }
}
