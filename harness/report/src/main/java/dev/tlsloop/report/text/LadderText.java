package dev.tlsloop.report.text;

import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.ladder.Ladder;
import dev.tlsloop.report.ladder.Step;
import dev.tlsloop.report.words.Headline;
import dev.tlsloop.report.words.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A ladder for a terminal of 100 columns. */
public final class LadderText {
    private static final int LANE = 82;
    private static final int WIDEST_DETAIL = 66;
    private static final String MARGIN = "     ";

    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();

    private LadderText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The ladder of that outcome, with the verdict below it. */
    public static String of(Outcome outcome, Terminal terminal) {
        LadderText text = new LadderText(terminal);
        String between = " ".repeat(LANE - "client".length() - "server".length());
        text.lines.add(MARGIN + terminal.side(Side.CLIENT, "client") + between + terminal.side(Side.SERVER, "server"));
        Ladder.of(outcome).forEach(text::add);
        text.lines.add("");
        text.lines.addAll(wrapped(Headline.of(outcome).sentence() + ".", MARGIN.length() + LANE));
        return String.join("\n", text.lines) + "\n";
    }

    private void add(Step step) {
        List<String> names = wrapped(step.bracketed(), WIDEST_DETAIL);
        for (int i = 0; i + 1 < names.size(); i++) {
            addAtSide(step, terminal.name(step, names.get(i)), names.get(i).length(), "");
        }
        addLast(step, names.get(names.size() - 1));
        for (String detail : wrapped(String.join(", ", step.details()), WIDEST_DETAIL)) {
            if (!detail.isEmpty()) {
                addAtSide(step, terminal.faint(detail), detail.length(), MARGIN);
            }
        }
    }

    private void addLast(Step step, String name) {
        String number = String.format(Locale.ROOT, "%3d  ", step.number());
        String shown = terminal.name(step, name);
        boolean arrives = step.size() > 0;
        String shaft = (arrives ? "-" : " ").repeat(LANE - name.length() - 3);
        String lane = step.side() == Side.CLIENT
                ? shown + " " + shaft + (arrives ? "->" : "  ")
                : (arrives ? "<-" : "  ") + shaft + " " + shown;
        lines.add((number + lane + size(step)).stripTrailing());
    }

    private void addAtSide(Step step, String text, int width, String margin) {
        String indent = step.side() == Side.CLIENT ? margin : " ".repeat(MARGIN.length() + LANE - width);
        lines.add(indent + text);
    }

    private static String size(Step step) {
        return step.size() > 0 ? String.format(Locale.ROOT, "%9d B", step.size()) : "";
    }

    /** Lines of words; a word that is too long is cut. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = VisibleText.of(text);
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : cut(rest, width);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** An end that does not part the halves of a character. */
    private static int cut(String text, int width) {
        return Character.isHighSurrogate(text.charAt(width - 1)) ? width - 1 : width;
    }
}
