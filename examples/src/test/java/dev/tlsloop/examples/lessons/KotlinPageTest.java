package dev.tlsloop.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.examples.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page of the lessons in Kotlin, whose code is that of {@code LessonsInKotlinTest}. {@code -Dtlsloop.update=true} writes it.
 */
class KotlinPageTest {
    private static final Path PAGE = Path.of("..", "docs", "lessons", "kotlin.md");
    private static final Path TEST =
            Path.of("src", "test", "kotlin", "dev", "tlsloop", "examples", "lessons", "LessonsInKotlinTest.kt");
    private static final Pattern SNIPPET =
            Pattern.compile("fun lesson(\\d+)\\w+\\(\\) \\{.*?// snippet\\n(.*?)\\n +// end", Pattern.DOTALL);
    private static final String START = """
            # The lessons in Kotlin

            **How do I write the code of a lesson in Kotlin?**

            `tlsloop-kotest` has blocks for the two sides, and matchers for the outcome; [the guide](../kotlin.md) explains them. Each
            piece of code here is the first one of its lesson, and runs in
            [LessonsInKotlinTest](../../examples/src/test/kotlin/dev/tlsloop/examples/lessons/LessonsInKotlinTest.kt), where its imports
            are.
            """;

    private static List<MatchResult> snippets() throws IOException {
        return SNIPPET.matcher(Files.readString(TEST)).results().toList();
    }

    private static String expected() throws IOException {
        StringBuilder page = new StringBuilder(START);
        for (MatchResult snippet : snippets()) {
            Lesson lesson = Lessons.all().get(Integer.parseInt(snippet.group(1)) - 1);
            page.append("\n## [")
                    .append(lesson)
                    .append("](")
                    .append(lesson.page())
                    .append(".md)\n\n```kotlin\n")
                    .append(snippet.group(2).stripIndent().strip())
                    .append("\n```\n");
        }
        return page.toString();
    }

    @Test
    void thePageHasTheCodeThatRuns() throws IOException {
        if (Boolean.getBoolean("tlsloop.update")) {
            Files.writeString(PAGE, expected());
        }
        assertEquals(expected(), Files.readString(PAGE));
    }

    @Test
    void eachLessonIsThereInKotlin() throws IOException {
        assertEquals(
                Lessons.all().stream()
                        .map(lesson -> Integer.toString(lesson.number()))
                        .toList(),
                snippets().stream().map(snippet -> snippet.group(1)).toList());
    }
}
