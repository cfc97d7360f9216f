package dev.tlsloop.harness.assertion;

import dev.tlsloop.harness.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A golden file of a transcript: a file in a test's repository that has the handshake as it shall be.
 *
 * <pre>{@code
 * assertThat(outcome).meets(GoldenTranscript.at(Path.of("src/test/resources/handshake.txt")));
 * }</pre>
 *
 * <p>The system property {@code tlsloop.golden.update=true} makes a test write the file instead of comparing it.
 */
public final class GoldenTranscript {
    private static final String UPDATE = "tlsloop.golden.update";
    private static final String REMEDY = "run the test with -D" + UPDATE + "=true to write it";

    private GoldenTranscript() {}

    /**
     * The {@linkplain dev.tlsloop.harness.transcript.Transcript#stable stable} transcript is the text of that file, in UTF-8.
     *
     * @param file relative to the working directory of the test, which is the module in Maven and Gradle
     */
    public static Expectation at(Path file) {
        Objects.requireNonNull(file, "the golden file is null; give a path such as src/test/resources/handshake.txt");
        return Expectation.of("the transcript", "match " + file, outcome -> contradiction(file, outcome));
    }

    private static Optional<String> contradiction(Path file, Outcome outcome) {
        List<String> lines = outcome.transcript().stable().lines().toList();
        try {
            if (Boolean.getBoolean(UPDATE)) {
                write(file, lines);
                return Optional.empty();
            }
            return Files.exists(file)
                    ? difference(Files.readAllLines(file), lines)
                    : Optional.of("the file does not exist; " + REMEDY);
        } catch (IOException e) {
            throw new UncheckedIOException("the golden file " + file + " cannot be read or written: " + e, e);
        }
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static Optional<String> difference(List<String> golden, List<String> actual) {
        for (int i = 0; i < Math.max(golden.size(), actual.size()); i++) {
            String expected = i < golden.size() ? golden.get(i) : "the end";
            String found = i < actual.size() ? actual.get(i) : "the end";
            if (!expected.equals(found)) {
                return Optional.of("line " + (i + 1) + " of the file is\n" + expected + "\nand of the transcript\n"
                        + found + "\nIf the transcript is right, " + REMEDY + ".");
            }
        }
        return Optional.empty();
    }
}
