package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Trust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryFilesTest {
    @Test
    void aWrittenFileExists() throws Exception {
        try (TemporaryFiles files = TemporaryFiles.create()) {
            assertEquals("täxt", Files.readString(files.write("a.pem", "täxt")));
        }
    }

    @Test
    void aFileOfTheSameNameIsReplaced() throws Exception {
        try (TemporaryFiles files = TemporaryFiles.create()) {
            files.write("a.pem", "a longer text");
            assertEquals("b", Files.readString(files.write("a.pem", "b".getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @Test
    void closingDeletesTheFilesOfOtherProgramsToo() throws Exception {
        TemporaryFiles files = TemporaryFiles.create();
        files.writeDirectory("trusted", Trust.of());
        Files.writeString(files.directory().resolve("trusted/index"), "made by another program");
        files.close();
        assertFalse(Files.exists(files.directory()));
    }

    @Test
    void closingTwiceDoesNothing() throws Exception {
        TemporaryFiles files = TemporaryFiles.create();
        files.close();
        Files.createDirectory(files.directory());
        files.close();
        assertTrue(Files.deleteIfExists(files.directory()));
    }

    @Test
    void afterClosingNothingIsWritten() {
        TemporaryFiles files = TemporaryFiles.create();
        files.close();
        assertEquals(
                "these temporary files are closed, and " + files.directory()
                        + " is deleted; given: \"a.pem\"; write before close(), or create() others",
                assertThrows(IllegalStateException.class, () -> files.write("a.pem", ""))
                        .getMessage());
    }

    @Test
    void afterClosingNoDirectoryComesBack() {
        TemporaryFiles files = TemporaryFiles.create();
        files.close();
        assertThrows(IllegalStateException.class, () -> files.writeDirectory("trusted", Trust.of()));
        assertFalse(Files.exists(files.directory()));
    }

    @Test
    void twoBundlesShareNothing() {
        try (TemporaryFiles one = TemporaryFiles.create();
                TemporaryFiles other = TemporaryFiles.create()) {
            assertFalse(one.directory().equals(other.directory()));
        }
    }

    @Test
    void anUnclosedDirectoryIsDeletedWhenTheJvmExits() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName())
                .start();
        String made = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        assertFalse(Files.exists(Path.of(made)), made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.pem", "/tmp/a.pem", "deeper/a.pem", "."})
    void aNameThatLeadsElsewhereIsRefused(String name) {
        try (TemporaryFiles files = TemporaryFiles.create()) {
            assertEquals(
                    "the name of a temporary file has no folder; given: \"" + name
                            + "\"; create files in subfolders of directory() yourself",
                    assertThrows(IllegalArgumentException.class, () -> files.write(name, ""))
                            .getMessage());
        }
    }

    /** Makes files in a JVM of its own, tells where, and leaves them. */
    static final class Forgetful {
        public static void main(String[] arguments) {
            System.out.println(TemporaryFiles.create().write("left.pem", "text").getParent());
        }
    }
}
