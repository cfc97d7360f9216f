package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules on the module path: they find engines by {@code provides} and need no unexported package. */
class ModulePathTest {
    private static final Set<String> NEEDED = Set.of(
            "dev.tlsloop.dsl",
            "dev.tlsloop.pem",
            "dev.tlsloop.jsse",
            "dev.tlsloop.openssl",
            "dev.tlsloop.harness",
            "dev.tlsloop.fixtures",
            "dev.tlsloop.report",
            "dev.tlsloop.examples",
            "com.fasterxml.jackson.core",
            "com.j2html",
            "com.sun.jna",
            "info.picocli",
            "org.bouncycastle.pkix",
            "org.bouncycastle.provider",
            "org.bouncycastle.util");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"first-success", "lesson 1"})
    void aJourneyAndALessonRunOnTheModulePath(String arguments) throws Exception {
        Path output = folder.resolve("output.txt");

        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modulePath(),
                "--module",
                "dev.tlsloop.examples/dev.tlsloop.examples.Main"));
        command.addAll(List.of(arguments.split(" ")));
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertEquals(0, status, () -> ProjectFiles.text(output));
    }

    private static String modulePath() throws IOException {
        Path examples = ProjectFiles.root().resolve("examples/target/classes");
        return Stream.concat(Stream.of(examples), ProjectFiles.classPath().stream())
                .filter(ModulePathTest::isNeeded)
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isNeeded(Path entry) {
        if (Files.isDirectory(entry) && !Files.exists(entry.resolve("module-info.class"))) {
            return false;
        }
        List<String> names = ModuleFinder.of(entry).findAll().stream()
                .map(m -> m.descriptor().name())
                .toList();
        return names.size() == 1 && NEEDED.contains(names.get(0));
    }
}
