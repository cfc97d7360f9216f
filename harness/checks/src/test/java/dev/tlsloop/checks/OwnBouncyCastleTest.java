package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shaded Bouncy Castle in the jar of the fixtures, which replaces one on the user's class path. */
class OwnBouncyCastleTest {
    @TempDir
    private Path folder;

    @Test
    void aJourneyRunsWithoutBouncyCastleOnTheClassPath() throws Exception {
        assumeTrue(
                ProjectFiles.classPath().stream().anyMatch(entry -> isJar(entry, "tlsloop-testfixtures-\\d")),
                "this build makes no jars, and the jar of the fixtures contains Bouncy Castle; run mvn verify");
        Path output = folder.resolve("output.txt");

        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        "dev.tlsloop.examples.Main",
                        "first-success",
                        "mutual-tls")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertEquals(0, status, () -> ProjectFiles.text(output));
    }

    private static String classPath() {
        return Stream.concat(
                        Stream.of(ProjectFiles.root().resolve("examples/target/classes")),
                        ProjectFiles.classPath().stream().filter(entry -> !isJar(entry, "bc\\w+-jdk")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isJar(Path entry, String beginning) {
        return Files.isRegularFile(entry) && entry.getFileName().toString().matches(beginning + ".*\\.jar");
    }
}
