package dev.tlsloop.harness.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.assertion.OutcomeAssertionError;
import dev.tlsloop.harness.assertion.Outcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunsTest {
    private static final TestName TEST = new TestName("a.B", "fails", "");

    @TempDir
    private Path folder;

    private final TestRuns runs = TestRuns.begin();
    private final AssertionError failure = new AssertionError("no success");

    @BeforeEach
    void writeIntoTheFolder() {
        System.setProperty("tlsloop.reports.dir", folder.toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty("tlsloop.reports.dir");
    }

    @Test
    void aFailureWithoutAHandshakeWritesNothing() throws IOException {
        runs.failed(TEST, failure);
        assertEquals(List.of(), files());
    }

    @Test
    void aFailureAfterAHandshakeWritesItsReport() throws IOException {
        Outcome outcome = Outcomes.expired();
        runs.onOutcome(outcome, outcome);
        runs.failed(TEST, failure);
        assertEquals("a.B.fails\n\nhandshake 1 of 1\n\n" + outcome + "\n", report());
    }

    @Test
    void theSecondCallWritesNothingMore() throws IOException {
        runs.onOutcome(Outcomes.expired(), Outcomes.expired());
        runs.failed(TEST, failure);
        runs.failed(TEST, failure);
        assertEquals(List.of("a.B.fails.txt"), files());
    }

    @Test
    void onlyTheLastHandshakesAreInTheReport() throws IOException {
        for (int i = 0; i < 23; i++) {
            runs.onOutcome(Outcomes.success(), Outcomes.success());
        }
        runs.failed(TEST, failure);
        assertEquals(
                List.of("handshake 4 of 23", 20L),
                List.of(
                        report().lines().skip(2).findFirst().orElseThrow(),
                        report().lines()
                                .filter(line -> line.startsWith("handshake "))
                                .count()));
    }

    @Test
    void theAssertedHandshakeIsMarked() throws IOException {
        Outcome asserted = Outcomes.expired();
        runs.onOutcome(asserted, asserted);
        runs.onOutcome(Outcomes.success(), Outcomes.success());
        runs.failed(TEST, new OutcomeAssertionError("no success", asserted));
        assertTrue(report().contains("handshake 1 of 2, of the failed assertion\n"), report());
    }

    @Test
    void anAssertedHandshakeThatWasNotHeardIsInTheReport() throws IOException {
        Outcome asserted = Outcomes.expired();
        runs.failed(TEST, new IllegalStateException(new OutcomeAssertionError("no success", asserted)));
        assertTrue(report().contains("handshake 1 of 1, of the failed assertion\n\n" + asserted), report());
    }

    @Test
    void aSuppressedAssertionCountsToo() throws IOException {
        failure.addSuppressed(new OutcomeAssertionError("no success", Outcomes.expired()));
        runs.failed(TEST, failure);
        assertEquals(List.of("a.B.fails.txt"), files());
    }

    @Test
    void aCycleOfCausesEnds() throws IOException {
        failure.initCause(new IllegalStateException(failure));
        runs.failed(TEST, failure);
        assertEquals(List.of(), files());
    }

    @Test
    void aFolderThatCannotBeMadeIsASuppressedException() throws IOException {
        System.setProperty("tlsloop.reports.dir", Files.createFile(folder.resolve("file")) + "/below");
        runs.onOutcome(Outcomes.expired(), Outcomes.expired());
        runs.failed(TEST, failure);
        assertEquals("no report of a.B.fails could be written", failure.getSuppressed()[0].getMessage());
    }

    @Test
    void aSerializedErrorHasNoOutcome() {
        assertEquals(
                Optional.empty(),
                SerializedCopy.of(new OutcomeAssertionError("no success", Outcomes.expired()))
                        .outcome());
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("a.B.fails.txt"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
