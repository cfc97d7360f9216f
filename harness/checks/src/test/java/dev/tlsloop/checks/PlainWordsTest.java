package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public texts, which must name their actors: client, server, peer, caller, engine, test. */
class PlainWordsTest {
    private static final Pattern VAGUE =
            Pattern.compile("\\b(whoever|somebody|anybody|nobody|the seeds|brought)\\b", Pattern.CASE_INSENSITIVE);

    @Test
    void publicTextNamesItsActors() {
        List<String> vague = ProjectFiles.publicTexts().stream()
                .flatMap(PlainWordsTest::vagueLines)
                .toList();

        assertEquals(List.of(), vague);
    }

    @Test
    void aVagueWordIsFound() {
        assertEquals(
                List.of("page:2: For Whoever reads"),
                vagueLines("page", "First\nFor Whoever reads").toList());
    }

    private static Stream<String> vagueLines(Path file) {
        return vagueLines(ProjectFiles.root().relativize(file).toString(), ProjectFiles.text(file));
    }

    private static Stream<String> vagueLines(String name, String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> VAGUE.matcher(lines.get(i)).find())
                .mapToObj(i -> name + ":" + (i + 1) + ": " + lines.get(i).strip());
    }
}
