package dev.tlsloop.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of the journeys in Chromium: no word on the console, no request, no horizontal scroll, nothing for axe-core. The
 * module report lets axe-core look at opened messages too.
 */
class JourneyPagesTest {
    /** The tests of the module report make it, where Chromium, node and npm are installed. */
    private static final Path BROWSER = Path.of("..", "harness", "report", "target", "browser");

    private static final List<String> JOURNEYS =
            List.of("first-success", "mutual-tls", "server-names", "your-own-context", "broken-intermediate");

    /** The page of the last journey has 17 handshakes: axe-core alone takes 40 seconds for it. */
    private static final int MINUTES = 15;

    @TempDir
    private Path folder;

    private List<Path> pages() throws IOException {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        String[] arguments = Stream.concat(JOURNEYS.stream(), Stream.of("--html", folder.toString()))
                .toArray(String[]::new);
        Main.commandLine().setOut(nowhere).execute(arguments);
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<String> findings(List<Path> pages) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "check.mjs", "/usr/bin/chromium"));
        pages.forEach(page -> command.add(page.toString()));
        Path output = Files.createTempFile("findings", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(BROWSER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("AXE", "closed");
        Process node = builder.start();
        if (!node.waitFor(MINUTES, TimeUnit.MINUTES)) {
            node.destroyForcibly();
        }
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    @Test
    @EnabledOnJre(value = JRE.JAVA_17, disabledReason = "it takes minutes; BrowserTest opens pages on each JDK")
    void chromiumFindsNothing() throws Exception {
        assumeTrue(
                Files.exists(BROWSER.resolve("node_modules")),
                "the pages of the module report were not checked either");
        List<Path> pages = pages();
        assertEquals(List.of("checked " + JOURNEYS.size()), findings(pages));
    }
}
