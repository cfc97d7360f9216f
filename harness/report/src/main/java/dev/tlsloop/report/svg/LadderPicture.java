package dev.tlsloop.report.svg;

import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.fields.Codes;
import dev.tlsloop.report.ladder.Ladder;
import dev.tlsloop.report.ladder.Step;
import dev.tlsloop.report.words.Headline;
import dev.tlsloop.wire.Protection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The picture of a ladder, 800 units wide. Texts that would not fit are cut, and the title of their line has the whole. */
public final class LadderPicture {
    private static final int WIDTH = 800;
    private static final int LEFT = 44;
    private static final int RIGHT = 716;
    private static final int INSET = 14;
    private static final int TOP = 92;
    private static final int ARROW = 32;
    private static final int EVENT = 28;
    private static final int LINE = 16;
    private static final int HEADING = 22;
    private static final int BELOW = 24;
    private static final int LONGEST_DETAIL = 84;
    private static final int LONGEST_HEADLINE = 64;
    private static final int MOST_LINES = 3;
    private static final String STYLE = resource("ladder.css");

    private final Outcome outcome;
    private final List<Step> steps;
    private final Drawing drawing = new Drawing();

    private LadderPicture(Outcome outcome) {
        this.outcome = outcome;
        this.steps = Ladder.of(outcome);
    }

    /** The text of the picture. */
    public static String of(Outcome outcome) {
        return new LadderPicture(outcome).drawn();
    }

    private String drawn() {
        String headline = Headline.of(outcome).sentence();
        List<String> heading = Lines.of(List.of(headline.split(" ")), " ", LONGEST_HEADLINE, MOST_LINES);
        int top = TOP + HEADING * (heading.size() - 1);
        int bottom = top + steps.stream().mapToInt(LadderPicture::height).sum();
        drawing.open(
                "svg",
                Map.of(
                        "viewBox",
                        "0 0 " + WIDTH + " " + (bottom + BELOW),
                        "width",
                        Integer.toString(WIDTH),
                        "height",
                        Integer.toString(bottom + BELOW),
                        "role",
                        "img",
                        "aria-labelledby",
                        "title desc"));
        drawing.text("title", Map.of("id", "title"), headline);
        drawing.text("desc", Map.of("id", "desc"), description());
        drawing.style(STYLE);
        drawing.shape("rect", Map.of("class", "paper", "width", "100%", "height", "100%", "rx", "8"));
        for (int i = 0; i < heading.size(); i++) {
            label(LEFT, 38 + HEADING * i, "headline " + tone(), "start", heading.get(i));
        }
        label(LEFT, top - 18, "client side", "start", "client");
        label(RIGHT, top - 18, "server side", "end", "server");
        line(LEFT, top - 8, LEFT, bottom, "client");
        line(RIGHT, top - 8, RIGHT, bottom, "server");
        int y = top;
        for (Step step : steps) {
            step(step, y);
            y += height(step);
        }
        drawing.end();
        return drawing.finished();
    }

    private void step(Step step, int y) {
        boolean client = step.side() == Side.CLIENT;
        String tone = step.kind().toString().toLowerCase(Locale.ROOT);
        drawing.begin("g", Map.of("class", tone + " " + step.side()));
        drawing.text("title", Map.of(), sentence(step));
        if (tints(step)) {
            rect(y, height(step));
        }
        label(LEFT - 12, y + 16, "soft", "end", Integer.toString(step.number()));
        int x = client ? LEFT + INSET : RIGHT - INSET;
        label(x, y + 16, "name", client ? "start" : "end", step.bracketed());
        int below = y + 16;
        for (String line : details(step)) {
            below += LINE;
            label(x, below, "detail", client ? "start" : "end", line);
        }
        if (step.size() > 0) {
            label(WIDTH - 12, y + 16, "soft", "end", step.size() + " B");
            arrow(step, y + height(step) - 8);
        }
        drawing.end();
    }

    private void arrow(Step step, int y) {
        boolean client = step.side() == Side.CLIENT;
        boolean dashed = step.protection() != Protection.NONE || step.kind() == Step.Kind.OPAQUE;
        int tip = client ? RIGHT - 1 : LEFT + 1;
        int back = client ? tip - 10 : tip + 10;
        line(client ? LEFT : RIGHT, y, back, y, dashed ? "arrow dashed" : "arrow");
        drawing.shape(
                "polygon",
                Map.of(
                        "class",
                        "head",
                        "points",
                        tip + "," + y + " " + back + "," + (y - 5) + " " + back + "," + (y + 5)));
    }

    private void line(int fromX, int fromY, int toX, int toY, String style) {
        drawing.shape(
                "line",
                Map.of(
                        "class", style,
                        "x1", Integer.toString(fromX),
                        "y1", Integer.toString(fromY),
                        "x2", Integer.toString(toX),
                        "y2", Integer.toString(toY)));
    }

    private void rect(int y, int height) {
        drawing.shape(
                "rect",
                Map.of(
                        "class", "tint",
                        "x", Integer.toString(LEFT + 1),
                        "y", Integer.toString(y - 2),
                        "width", Integer.toString(RIGHT - LEFT - 2),
                        "height", Integer.toString(height)));
    }

    private void label(int x, int y, String style, String anchor, String content) {
        drawing.text(
                "text",
                Map.of("class", style, "x", Integer.toString(x), "y", Integer.toString(y), "text-anchor", anchor),
                content);
    }

    private String description() {
        List<String> lines = new ArrayList<>();
        steps.forEach(step -> lines.add(step.number() + ". " + sentence(step)));
        return String.join("; ", lines);
    }

    private static String sentence(Step step) {
        String way = step.kind().isSent() ? step.side() + " to " + step.side().peer() + ": " : "";
        String details = step.details().isEmpty() ? "" : ", " + String.join(", ", step.details());
        return way + step.bracketed() + details + (step.size() > 0 ? ", " + Codes.count(step.size(), "byte") : "");
    }

    private static boolean tints(Step step) {
        return step.kind() == Step.Kind.REFUSAL || step.kind() == Step.Kind.FAULT;
    }

    private static int height(Step step) {
        return (step.size() > 0 ? ARROW : EVENT) + LINE * details(step).size();
    }

    private String tone() {
        return outcome instanceof Outcome.Success ? "good" : "bad";
    }

    private static List<String> details(Step step) {
        return Lines.of(step.details(), " \u00b7 ", LONGEST_DETAIL, MOST_LINES);
    }

    private static String resource(String name) {
        try (InputStream stream = LadderPicture.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing; build the module again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
