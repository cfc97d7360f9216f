package dev.tlsloop.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.examples.course.LessonRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of the lessons in {@code docs/lessons}, which are those of a run on JDK 17. {@code -Dtlsloop.update=true} writes the
 * pages that have changed.
 */
class LessonPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "lessons");
    private static final List<String> HEADINGS =
            List.of("What happens", "Break this line and see", "Exercise", "Read more", "Run it");

    /** The lessons of which each piece can run here. */
    static List<Lesson> complete() {
        return Lessons.all().stream()
                .filter(lesson -> lesson.pieces().stream()
                        .allMatch(piece -> piece.obstacle().isEmpty()))
                .toList();
    }

    private static Map<String, String> generated(Lesson lesson) {
        LessonRun run = LessonRun.of(lesson);
        Map<String, String> files = new TreeMap<>(run.pictures());
        files.put(lesson.page() + ".md", run.markdown() + "\n");
        return files;
    }

    /** The text without what the keys of a run or the release of an engine decide. */
    static String masked(String text) {
        return text.replaceAll("\\b\\d+ (bytes?|B)\\b", "SIZE")
                .replaceAll("byte \\d+", "BYTE")
                .replaceAll("(?m) +\\d+$", "")
                .replaceAll(" {2,}", "  ")
                .replaceAll("(jsse|openssl) \\d[\\d.]*", "$1 VERSION")
                .replaceAll("\\b[0-9a-f]{8,}\\b", "HEX")
                .lines()
                .map(String::stripTrailing)
                .reduce("", (a, b) -> a + b + "\n");
    }

    private static String written(String name) throws IOException {
        Path file = PAGES.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @ParameterizedTest
    @MethodSource("complete")
    @EnabledOnJre(value = JRE.JAVA_17, disabledReason = "the pages are of JDK 17; others send other messages")
    void aPageIsThatOfARealRun(Lesson lesson) throws IOException {
        for (Map.Entry<String, String> file : generated(lesson).entrySet()) {
            boolean stale = !masked(file.getValue()).equals(masked(written(file.getKey())));
            if (stale && Boolean.getBoolean("tlsloop.update")) {
                Files.writeString(PAGES.resolve(file.getKey()), file.getValue());
            }
            assertEquals(masked(file.getValue()), masked(written(file.getKey())), file.getKey());
        }
    }

    @Test
    void anotherResultIsNotMasked() {
        assertNotEquals(masked("  9  client  x   refuses  40"), masked("  9  client  ->  {Finished}  40"));
    }

    @Test
    void aSizeIsMasked() {
        assertEquals(masked("  1  client  ->  ClientHello    436"), masked("  1  client  ->  ClientHello   1024"));
    }

    @Test
    void eachFileBelongsToALesson() throws IOException {
        TreeSet<String> known = new TreeSet<>(List.of("README.md", "kotlin.md", "teaching.md"));
        for (Lesson lesson : Lessons.all()) {
            known.add(lesson.page() + ".md");
            known.add(lesson.page() + ".svg");
        }
        try (Stream<Path> files = Files.list(PAGES)) {
            assertEquals(
                    known,
                    new TreeSet<>(
                            files.map(file -> file.getFileName().toString()).toList()));
        }
    }

    static List<Lesson> all() {
        return Lessons.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPageHasEachPart(Lesson lesson) throws IOException {
        List<String> headings = written(lesson.page() + ".md")
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertEquals(HEADINGS, headings);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPageAsksAQuestionFirst(Lesson lesson) throws IOException {
        String page = written(lesson.page() + ".md");

        assertTrue(
                Pattern.compile("\\A# " + Pattern.quote(lesson.toString()) + "\n\n\\*\\*[^\n]+\\?\\*\\*\n\n```java\n")
                        .matcher(page)
                        .find());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theLettersOfAPictureAreLarge(Lesson lesson) throws IOException {
        List<Double> sizes = Pattern.compile("([\\d.]+)px")
                .matcher(written(lesson.page() + ".svg"))
                .results()
                .map(size -> Double.valueOf(size.group(1)))
                .filter(size -> size < 12)
                .toList();

        assertEquals(List.of(), sizes);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aLinkToAFileLeadsToOne(Lesson lesson) throws IOException {
        List<String> lost = Pattern.compile("]\\(([^)#]+)[^)]*\\)")
                .matcher(written(lesson.page() + ".md"))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("https://") && !Files.exists(PAGES.resolve(link)))
                .toList();

        assertEquals(List.of(), lost);
    }

    @Test
    void theCourseListsEachLesson() throws IOException {
        String course = written("README.md");

        List<Lesson> missing = Lessons.all().stream()
                .filter(lesson -> !course.contains(
                        "| " + lesson.number() + " | [" + lesson.title() + "](" + lesson.page() + ".md) | "))
                .toList();

        assertEquals(List.of(), missing);
    }

    @Test
    void theTeachersPageAnswersEachExercise() throws IOException {
        String teaching = written("teaching.md");

        List<Lesson> missing = Lessons.all().stream()
                .filter(lesson -> !teaching.contains(lesson.file().getSimpleName() + "Solution.java)"))
                .toList();

        assertEquals(List.of(), missing);
    }
}
