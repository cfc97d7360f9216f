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
    private final Map<String, Act.Played> played = new LinkedHashMap<>();

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
        lesson.acts().stream()
                .filter(act -> act.obstacle().isEmpty())
                .forEach(act -> run.played.put(act.name(), act.play()));
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
        for (Act.Played one : played.values()) {
            if (LessonText.showsPicture(text, one.act(), isFirst(one.act()))) {
                pictures.put(
                        pictureOf(one.act()),
                        SvgLadder.of(one.findings().outcome()).svg());
            }
        }
        return pictures;
    }

    /** The page of every byte of the handshakes. */
    public HtmlPage bytes() {
        HtmlPage page = null;
        for (Act.Played one : played.values()) {
            Outcome outcome = one.findings().outcome();
            page = page == null
                    ? HtmlPage.of(one.act().name(), outcome)
                    : page.and(one.act().name(), outcome);
        }
        if (page == null) {
            throw new IllegalStateException("lesson " + lesson.number() + " has no code; give it an act");
        }
        return page.titled(lesson.toString());
    }

    /** The result of that piece of the code; of the first one for an empty name. */
    Act.Played played(String name) {
        Act.Played found = name.isEmpty() ? played.values().iterator().next() : played.get(name);
        if (found == null) {
            throw new IllegalStateException(
                    "lesson " + lesson.number() + " has no act " + name + "; there are " + played.keySet());
        }
        return found;
    }

    String pictureOf(Act act) {
        String kebab = act.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return lesson.page() + (isFirst(act) ? "" : "-" + kebab) + ".svg";
    }

    private boolean isFirst(Act act) {
        return lesson.acts().get(0).equals(act);
    }
}
