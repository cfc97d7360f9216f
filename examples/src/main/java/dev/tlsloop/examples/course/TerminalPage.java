package dev.tlsloop.examples.course;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** A lesson in a terminal: wrapped to its width, in colour where it has colours, and all at once or step by step. */
public final class TerminalPage {
    private static final int MARGIN = 2;
    private static final int HANGING = 12;
    private static final int WIDEST_PROSE = 100;

    private final PrintWriter out;
    private final Ansi ansi;
    private final int width;
    private final Runnable pause;

    /**
     * Creates a page.
     *
     * @param width the columns of the terminal
     * @param pause called after each step; it does nothing if the lesson comes all at once
     */
    public TerminalPage(PrintWriter out, Ansi ansi, int width, Runnable pause) {
        this.out = out;
        this.ansi = ansi;
        this.width = width;
        this.pause = pause;
    }

    /** Prints a lesson. Its ladders stand for its pictures. */
    public void print(LessonRun run) {
        for (Block block : Block.of(run.markdown())) {
            if (block instanceof Block.Heading heading) {
                print(List.of(styled(plain(heading.text()), Style.bold)));
            } else if (block instanceof Block.Paragraph paragraph) {
                print(wrapped(plain(paragraph.text()), Math.min(width, WIDEST_PROSE), ""));
            } else if (block instanceof Block.Item item) {
                String start = item.marker() + " ";
                print(wrapped(start + plain(item.text()), Math.min(width, WIDEST_PROSE), " ".repeat(start.length())));
            } else if (block instanceof Block.Fence fence) {
                print(fence);
            }
        }
    }

    private void print(Block.Fence fence) {
        for (String line : fence.lines()) {
            boolean code = !fence.language().equals("text");
            for (String part : code ? List.of(line) : fitting(line)) {
                out.println(" ".repeat(MARGIN) + styled(part, style(fence.language(), line)));
            }
            if (isStep(line)) {
                step();
            }
        }
        print(List.of());
    }

    /** A line of a ladder that is too wide: its size moves to its text, and the rest is wrapped. */
    private List<String> fitting(String line) {
        boolean tooWide = line.length() > width - MARGIN;
        return wrapped(tooWide ? line.replaceFirst("\\s+(\\d+)$", "  $1") : line, width - MARGIN, " ".repeat(HANGING));
    }

    private void print(List<String> lines) {
        lines.forEach(out::println);
        out.println();
        step();
    }

    private void step() {
        out.flush();
        pause.run();
    }

    private static boolean isStep(String line) {
        return line.matches("\\s+\\d+  .*(->|<-| [=x!|] ).*");
    }

    private static IStyle style(String language, String line) {
        if (language.equals("diff")) {
            return line.startsWith("-") ? Style.fg_red : Style.fg_green;
        }
        if (!language.equals("text")) {
            return Style.fg_yellow;
        }
        if (line.startsWith("but ") || isStep(line) && line.matches("\\s+\\d+ .*  [x!] .*")) {
            return Style.fg_red;
        }
        if (isStep(line) && line.contains("=   established") || line.contains("=  server  established")) {
            return Style.fg_green;
        }
        return line.contains("  <-  ") ? Style.fg_magenta : line.contains("  ->  ") ? Style.fg_blue : Style.reset;
    }

    private String styled(String text, IStyle style) {
        return ansi.enabled() && style != Style.reset ? Style.on(style) + text + Style.reset.on() : text;
    }

    /** The text without the signs of Markdown: a link is its text. */
    private static String plain(String text) {
        return text.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("**", "").replace("`", "");
    }

    private static List<String> wrapped(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > indent.length() ? space : width;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = indent + rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }
}
