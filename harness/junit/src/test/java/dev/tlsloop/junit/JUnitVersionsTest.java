package dev.tlsloop.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples in a JVM with a later JUnit than the one of this module's class path. */
class JUnitVersionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"5.14", "6.0"})
    void aLaterJUnitWritesTheSameFiles(String version) throws Exception {
        Path later = Files.createDirectory(folder.resolve(version));
        Launch here = Launch.of(Files.createDirectory(folder.resolve("here")), Samples.ALL.toArray(Class<?>[]::new));
        int status = launch(version, later);
        assertEquals(here.files(), Launch.filesIn(later), () -> "exit status " + status);
    }

    private static int launch(String version, Path reports) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(Path.of("target", "junit", version)),
                        Launch.class.getName(),
                        reports.toString())
                .redirectErrorStream(true)
                .redirectOutput(reports.resolveSibling(version + ".log").toFile())
                .start()
                .waitFor();
    }

    private static String classPath(Path junit) throws IOException {
        try (Stream<Path> jars = Files.list(junit)) {
            List<String> later = jars.map(Path::toString).toList();
            Stream<String> others = Stream.of(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("junit-"));
            return Stream.concat(others, later.stream()).collect(Collectors.joining(File.pathSeparator));
        }
    }
}
