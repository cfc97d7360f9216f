package dev.tlsloop.examples.course;

import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Transcript;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a lesson: its template, with the code, the pictures and the numbers of a run in the place of each mark.
 *
 * <p>A mark is {@code «verb piece: argument»}; without a piece it means the first one. A mark that quotes a line which the run
 * lacks is an error, so that no sentence outlives its evidence. What stands between {@code «needs piece»} and {@code «end»}
 * is shown if the piece could run. The argument of {@code break} is the piece with which its code is compared.
 */
final class LessonText {
    private static final Pattern MARK = Pattern.compile("«(\\w+)(?: (\\w+))?(?:: ([^»]*))?»");
    private static final Pattern SECTION = Pattern.compile("«needs (\\w+)»\n(.*?)\n«end»", Pattern.DOTALL);
    private static final String COMMAND = "mvn -q compile exec:java -pl examples -am -Dexec.args=\"lesson %d\"";
    private static final String EXERCISE =
            "mvn -q test -pl examples -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=%sExercise";
    private static final String FOLDER = "../../examples/src/main/java/dev/tlsloop/examples/lessons/";

    private final LessonRun run;
    private final Lesson lesson;

    private LessonText(LessonRun run) {
        this.run = run;
        this.lesson = run.lesson();
    }

    static String of(LessonRun run) {
        LessonText text = new LessonText(run);
        String filled = MARK.matcher(text.withoutMissing(Sources.template(run.lesson())))
                .replaceAll(mark -> Matcher.quoteReplacement(text.filled(mark)));
        return GlossaryLinks.in(filled);
    }

    /** Whether a template shows the picture of that piece. */
    static boolean showsPicture(String template, Piece piece, boolean first) {
        return template.contains("«picture " + piece.name() + "»") || first && template.contains("«picture»");
    }

    /** The template with one sentence in the place of each section whose engine is missing here. */
    private String withoutMissing(String template) {
        return SECTION.matcher(template)
                .replaceAll(section -> Matcher.quoteReplacement(lesson.pieces().stream()
                        .filter(piece -> piece.name().equals(section.group(1)))
                        .flatMap(piece -> piece.obstacle().stream())
                        .findFirst()
                        .orElse(section.group(2))));
    }

    private String filled(MatchResult mark) {
        String argument = mark.group(3) == null ? "" : mark.group(3);
        return mark.group(1).equals("exercise") || mark.group(1).equals("run")
                ? fixed(mark.group(1))
                : quoted(mark.group(1), run.played(mark.group(2) == null ? "" : mark.group(2)), argument);
    }

    private String fixed(String verb) {
        String name = lesson.file().getSimpleName();
        return verb.equals("run")
                ? fence("sh", COMMAND.formatted(lesson.number())) + "\n\nThe whole file is [" + name + ".java]("
                        + FOLDER + name + ".java)."
                : fence("java", Sources.exercise(lesson.file())) + "\n\n" + fence("sh", EXERCISE.formatted(name));
    }

    private String quoted(String verb, Piece.Played one, String argument) {
        return switch (verb) {
            case "code" -> fence("java", code(one.piece()));
            case "picture" -> "![" + alternative(one) + "](" + run.pictureOf(one.piece()) + ")";
            case "ladder" -> fence("text", one.findings().transcript().toString());
            case "break" ->
                fence("diff", Sources.difference(code(run.played(argument).piece()), code(one.piece())));
            case "report" -> fence("text", one.report().orElseThrow());
            case "line" -> "line " + entry(one, argument).step();
            case "size" -> entry(one, argument).length() + " bytes";
            case "value" -> value(one, argument);
            case "block" -> fence("text", value(one, argument));
            default -> throw new IllegalStateException("there is no mark «" + verb + "»; see LessonText");
        };
    }

    private String code(Piece piece) {
        return Sources.snippet(lesson.file(), piece.name());
    }

    private static String alternative(Piece.Played one) {
        return "The messages of the handshake, drawn: "
                + one.findings().outcome().summary();
    }

    private String value(Piece.Played one, String name) {
        String value = one.findings().values().get(name);
        if (value == null) {
            throw new IllegalStateException("lesson " + lesson.number() + " found no value " + name + ", only "
                    + one.findings().values().keySet());
        }
        return value;
    }

    /** The first line of the transcript with that text. Runs of spaces count as one. */
    private Entry entry(Piece.Played one, String wanted) {
        Transcript transcript = one.findings().transcript();
        List<String> lines = transcript.toString().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).replaceAll("\\s+", " ").contains(wanted)) {
                return transcript.entries().get(i);
            }
        }
        throw new IllegalStateException(
                "lesson " + lesson.number() + " quotes a line that its run lacks: " + wanted + "\n" + transcript);
    }

    private static String fence(String language, String content) {
        return "```" + language + "\n" + content.stripTrailing() + "\n```";
    }
}
