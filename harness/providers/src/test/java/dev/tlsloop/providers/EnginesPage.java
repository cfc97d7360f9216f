package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page {@code docs/engines.md}, whose sections tests check; {@code -Dtlsloop.update=true} rewrites them. */
final class EnginesPage {
    private static final Path PATH = Path.of("..", "..", "docs", "engines.md");

    private EnginesPage() {}

    /** Fails unless the section with the heading, for the running JDK, has the text. */
    static void assertSays(String heading, String text) throws IOException {
        String begin = "## " + heading + " JDK " + Runtime.version().feature() + "\n\n";
        String page = Files.readString(PATH);
        assumeTrue(page.contains(begin), "docs/engines.md has the tables of JDK 17 and 25 alone");
        String expected = with(page, page.indexOf(begin) + begin.length(), text);
        if (Boolean.getBoolean("tlsloop.update")) {
            Files.writeString(PATH, expected);
        }
        assertEquals(expected, Files.readString(PATH));
    }

    private static String with(String page, int begin, String text) {
        int end = page.indexOf("\n## ", begin);
        return page.substring(0, begin) + text + (end < 0 ? "" : page.substring(end));
    }
}
