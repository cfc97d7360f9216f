package dev.tlsloop.harness.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFolderTest {
    @TempDir
    private Path project;

    @Test
    void byDefaultItIsBelowTarget() {
        assertEquals(project.resolve("target/tlsloop"), ReportFolder.of(null, project));
    }

    @ParameterizedTest
    @ValueSource(strings = {"build.gradle", "build.gradle.kts"})
    void inAGradleProjectItIsBelowBuild(String script) throws IOException {
        Files.createFile(project.resolve(script));
        assertEquals(project.resolve("build/tlsloop"), ReportFolder.of(null, project));
    }

    @Test
    void theGivenFolderWins() {
        assertEquals(Path.of("elsewhere"), ReportFolder.of("elsewhere", project));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankFolderIsNone(String given) {
        assertEquals(project.resolve("target/tlsloop"), ReportFolder.of(given, project));
    }
}
