package dev.tlsloop.examples.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.examples.lessons.Lessons;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** The first lesson in a terminal and as HTML. */
class RenderedPagesTest {
    private static final int NARROW = 60;
    private static LessonRun run;

    @BeforeAll
    static void runTheFirstLesson() {
        run = LessonRun.of(Lessons.all().get(0));
    }

    private static String printed(Ansi ansi, int width, Runnable pause) {
        StringWriter out = new StringWriter();
        new TerminalPage(new PrintWriter(out), ansi, width, pause).print(run);
        return out.toString();
    }

    private static String plain(int width) {
        return printed(Ansi.OFF, width, () -> {});
    }

    @Test
    void proseAndLaddersFitTheTerminal() {
        List<String> tooWide = plain(NARROW)
                .lines()
                .filter(line -> line.length() > NARROW)
                .filter(line -> !line.contains(";") && !line.contains("mvn") && !line.contains("https"))
                .toList();

        assertEquals(List.of(), tooWide);
    }

    @Test
    void aTerminalGetsNoMarkdown() {
        String text = plain(100);

        assertFalse(text.contains("```") || text.contains("](") || text.contains("**"), text);
    }

    @Test
    void aTerminalWithColoursGetsThem() {
        assertTrue(printed(Ansi.ON, 100, () -> {}).contains("\u001B["));
    }

    @Test
    void aTerminalWithoutColoursGetsNone() {
        assertFalse(plain(100).contains("\u001B["));
    }

    @Test
    void eachLineOfALadderIsAStep() {
        AtomicInteger steps = new AtomicInteger();

        printed(Ansi.OFF, 100, steps::incrementAndGet);

        assertTrue(steps.get() > 12 + Block.of(run.markdown()).size() / 2, steps.toString());
    }

    @Test
    void theWebPageHoldsItsPicture() {
        String html = WebPage.of(run);

        assertTrue(html.contains("<svg ") && !html.contains("<img"), html);
    }

    @Test
    void theWebPageHasNoRelativeLinkBesideItsBytes() {
        List<String> links = Pattern.compile("href=\"(?!https://)([^\"]*)\"")
                .matcher(WebPage.of(run))
                .results()
                .map(link -> link.group(1))
                .toList();

        assertEquals(List.of("01-hello-bytes.html"), links);
    }

    @Test
    void aNumberedListGoesOnBehindCode() {
        List<Block> blocks = Block.of("1. one\n   more\n2. two\n\n```text\ncode\n```\n\n3. three\n- sign");

        assertEquals(
                List.of(
                        new Block.Item("1.", "one more"),
                        new Block.Item("2.", "two"),
                        new Block.Fence("text", List.of("code")),
                        new Block.Item("3.", "three"),
                        new Block.Item("-", "sign")),
                blocks);
    }
}
