package dev.tlsloop.examples.course;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.HtmlPage;
import dev.tlsloop.report.SvgLadder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One run of a lesson: each piece of its code, its text, and its pictures. */
public final class LessonRun {
    private final Lesson lesson;
    private final Map<String, Piece.Played> played = new LinkedHashMap<>();

    private LessonRun(Lesson lesson) {
        this.lesson = lesson;
    }

    /**
     * Runs the code of a lesson.
     *
     * @throws AssertionError if a piece of it comes out otherwise than the lesson says
     */
    public static LessonRun of(Lesson lesson) {
        LessonRun run = new LessonRun(lesson);
        lesson.pieces().stream()
                .filter(piece -> piece.obstacle().isEmpty())
                .forEach(piece -> run.played.put(piece.name(), piece.play()));
        return run;
    }

    /** The lesson. */
    public Lesson lesson() {
        return lesson;
    }

    /** The text of the page in Markdown. */
    public String markdown() {
        return LessonText.of(this);
    }

    /** The pictures that the page shows, by the names of their files. */
    public Map<String, String> pictures() {
        String text = Sources.template(lesson);
        Map<String, String> pictures = new LinkedHashMap<>();
        for (Piece.Played one : played.values()) {
            if (LessonText.showsPicture(text, one.piece(), isFirst(one.piece()))) {
                pictures.put(
                        pictureOf(one.piece()),
                        SvgLadder.of(one.findings().outcome()).svg());
            }
        }
        return pictures;
    }

    /** The page of every byte of the handshakes. */
    public HtmlPage bytes() {
        HtmlPage page = null;
        for (Piece.Played one : played.values()) {
            Outcome outcome = one.findings().outcome();
            page = page == null
                    ? HtmlPage.of(one.piece().name(), outcome)
                    : page.and(one.piece().name(), outcome);
        }
        if (page == null) {
            throw new IllegalStateException("lesson " + lesson.number() + " has no code; give it a piece");
        }
        return page.titled(lesson.toString());
    }

    /** The result of that piece of the code; of the first one for an empty name. */
    Piece.Played played(String name) {
        Piece.Played found = name.isEmpty() ? played.values().iterator().next() : played.get(name);
        if (found == null) {
            throw new IllegalStateException(
                    "lesson " + lesson.number() + " has no piece " + name + "; there are " + played.keySet());
        }
        return found;
    }

    String pictureOf(Piece piece) {
        String kebab = piece.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return lesson.page() + (isFirst(piece) ? "" : "-" + kebab) + ".svg";
    }

    private boolean isFirst(Piece piece) {
        return lesson.pieces().get(0).equals(piece);
    }
}
