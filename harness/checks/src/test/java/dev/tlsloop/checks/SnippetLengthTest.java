package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The maximum number of lines of each journey. */
class SnippetLengthTest {
    private static final Path SOURCES = ProjectFiles.root().resolve("examples/src");

    @ParameterizedTest
    @CsvSource({
        "FirstSuccess, 5",
        "MutualTls, 10",
        "ServerNames, 10",
        "YourOwnContext, 5",
        "BrokenIntermediate, 5",
    })
    void aJourneyIsShortInJava(String journey, long most) {
        assertShort(SOURCES.resolve("main/java/dev/tlsloop/examples/" + journey + ".java"), most);
    }

    @ParameterizedTest
    @CsvSource({
        "FirstSuccess, 5",
        "MutualTls, 10",
        "ServerNames, 10",
        "YourOwnContext, 5",
        "BrokenIntermediate, 5",
    })
    void aJourneyIsShortInKotlin(String journey, long most) {
        assertShort(SOURCES.resolve("test/kotlin/dev/tlsloop/examples/" + journey + "Test.kt"), most);
    }

    private static void assertShort(Path file, long most) {
        long lines = ProjectFiles.snippet(file).lines().count();

        assertTrue(lines > 0 && lines <= most, file + ": 1 to " + most + " lines, found " + lines);
    }
}
