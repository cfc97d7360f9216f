package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of the guide for users of pyOpenSSL, which are those of the page for maintainers without its tests. {@code
 * -Dtlsloop.update=true} writes them.
 */
class PyOpenSslGuideTest {
    private static final Path GUIDE = ProjectFiles.root().resolve("docs/pyopenssl.md");
    private static final Path ITEMS = ProjectFiles.root().resolve("docs/project/pyopenssl.md");
    private static final String START = "<!-- tables -->\n";
    private static final List<String> SECTIONS =
            List.of("H. Context", "I. Connection", "G. Errors", "F. Types and flags");

    /** A section as a table of two columns: the item, and its name here. */
    private static String table(String section) {
        Stream<String> rows = ProjectFiles.text(ITEMS)
                .lines()
                .dropWhile(line -> !line.equals("## " + section))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.matches("\\| [A-Z]\\d+ \\|.*"))
                .map(line -> line.split(" \\| "))
                .map(cells -> "| " + cells[1] + " | " + cells[2] + " |");
        return "### " + section.substring(3) + "\n\n| pyOpenSSL | here |\n|---|---|\n"
                + rows.collect(Collectors.joining("\n")) + "\n";
    }

    private static String expected() {
        String guide = ProjectFiles.text(GUIDE);
        return guide.substring(0, guide.indexOf(START) + START.length())
                + SECTIONS.stream().map(PyOpenSslGuideTest::table).collect(Collectors.joining("\n", "\n", ""));
    }

    @Test
    void theTablesAreThoseOfTheItems() throws IOException {
        if (Boolean.getBoolean("tlsloop.update")) {
            Files.writeString(GUIDE, expected());
        }
        assertEquals(expected(), ProjectFiles.text(GUIDE));
    }

    @Test
    void eachItemOfAContextHasARow() {
        String table = table("H. Context");

        assertTrue(table.contains(
                "| `set_verify(mode, callback)` | `verify(VerifyMode...)`, `onVerify(VerifyCallback)` |"));
    }
}
