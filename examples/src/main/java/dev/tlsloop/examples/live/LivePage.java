package dev.tlsloop.examples.live;

import dev.tlsloop.examples.course.HtmlFrame;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.SvgLadder;

/** The live page: a form that works without scripts, and the handshake of its settings. */
final class LivePage {
    private LivePage() {}

    static String of(Lesson lesson, Settings settings, Outcome outcome) {
        return page(
                lesson,
                settings,
                "<div class=\"picture\" tabindex=\"0\" role=\"group\" aria-label=\"picture\">"
                        + SvgLadder.of(outcome).svg()
                        + "</div>\n<pre tabindex=\"0\"><code>"
                        + HtmlFrame.escaped(outcome.toString())
                        + "</code></pre>\n");
    }

    /** The page for settings that the JDK refuses. */
    static String refused(Lesson lesson, Settings settings, String sentence) {
        return page(lesson, settings, "<p>" + HtmlFrame.escaped(sentence) + "</p>\n");
    }

    /** The page for a request that is not understood. */
    static String wrong(Lesson lesson, String sentence) {
        return HtmlFrame.page(
                lesson.toString(),
                "<h1>" + HtmlFrame.escaped(lesson.toString()) + "</h1>\n<p>" + HtmlFrame.escaped(sentence)
                        + "</p>\n<p><a href=\"/\">Back to the form</a></p>\n");
    }

    private static String page(Lesson lesson, Settings settings, String result) {
        StringBuilder form = new StringBuilder("<form method=\"get\" action=\"/\">\n");
        Knob.of(lesson.number()).forEach(knob -> form.append(field(knob, settings.value(knob))));
        form.append("<p><button>Run the handshake</button></p>\n</form>\n");
        return HtmlFrame.page(
                lesson.toString(),
                "<h1>" + HtmlFrame.escaped(lesson.toString()) + "</h1>\n" + form + "<h2>What happens</h2>\n" + result);
    }

    private static String field(Knob knob, String chosen) {
        StringBuilder field = new StringBuilder(
                "<p><label>" + HtmlFrame.escaped(knob.label()) + "<br>\n<select name=\"" + knob.key() + "\">\n");
        for (String value : knob.choices()) {
            field.append("<option")
                    .append(value.equals(chosen) ? " selected" : "")
                    .append('>')
                    .append(HtmlFrame.escaped(value))
                    .append("</option>\n");
        }
        return field.append("</select></label></p>\n").toString();
    }
}
