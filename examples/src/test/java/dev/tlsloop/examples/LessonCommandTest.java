package dev.tlsloop.examples;

import static dev.tlsloop.examples.CommandRun.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.examples.lessons.Lessons;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the course: their output, their errors and the files that they write. */
class LessonCommandTest {
    private static final InputStream INPUT = System.in;

    @TempDir
    private Path folder;

    @AfterEach
    void restoreInput() {
        System.setIn(INPUT);
    }

    @Test
    void aLessonPrintsItsTitleFirst() {
        assertEquals(
                "Lesson 1: Hello, one round trip",
                plain("lesson", "1").out().lines().findFirst().orElse(""));
    }

    @Test
    void aLessonPrintsItsRun() {
        String out = plain("lesson", "5").out();

        assertTrue(out.contains("{CertificateRequest}"), out);
    }

    @Test
    void stepByStepALessonWaitsForTheReader() throws IOException {
        InputStream lines = new ByteArrayInputStream("\n".repeat(500).getBytes(StandardCharsets.US_ASCII));
        System.setIn(lines);

        plain("lesson", "1", "--step");

        assertTrue(lines.available() < 500);
    }

    @Test
    void withoutStepsALessonWaitsForNothing() throws IOException {
        InputStream lines = new ByteArrayInputStream("\n".repeat(500).getBytes(StandardCharsets.US_ASCII));
        System.setIn(lines);

        plain("lesson", "1");

        assertEquals(500, lines.available());
    }

    @Test
    void atTheEndOfTheInputTheRestComesAtOnce() {
        System.setIn(InputStream.nullInputStream());

        String out = plain("lesson", "1", "--step").out();

        assertTrue(out.contains("Next: lesson 2"), out);
    }

    @Test
    void aLessonHasAPageAndAPageOfItsBytes() throws IOException {
        plain("lesson", "1", "2", "--html", folder.resolve("new").toString());

        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertEquals(
                    List.of(
                            "01-hello-bytes.html",
                            "01-hello.html",
                            "02-certificates-bytes.html",
                            "02-certificates.html"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void theLessonsAreListed() {
        List<String> titles =
                plain("lessons").out().lines().map(line -> line.substring(5)).toList();

        assertEquals(Lessons.all().stream().map(lesson -> lesson.title()).toList(), titles);
    }

    @Test
    void aLivePageIsServedUntilTheInputEnds() {
        System.setIn(InputStream.nullInputStream());

        String out = plain("lesson", "5", "--serve").out();

        assertTrue(
                out.matches("Lesson 5: Mutual TLS is at http://127\\.0\\.0\\.1:\\d+/ until you press Enter\\R"), out);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("lesson", "which lesson? give its number, 1 to 12; the command lessons lists them"),
                Arguments.of("lesson 13", "there is no lesson \"13\"; there are 1 to 12"),
                Arguments.of("lesson hello", "there is no lesson \"hello\"; there are 1 to 12"),
                Arguments.of(
                        "lesson 1 2 --serve",
                        "--serve takes one lesson, and neither --html nor --step; leave out the rest"),
                Arguments.of(
                        "lesson 1 --serve 99999",
                        "the port 99999 cannot be used (port out of range:99999); give another, or none"),
                Arguments.of("lesson 1 --colour", "Unknown option: '--colour'"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aWrongArgumentPrintsOneSentenceAndExitsWithTwo(String arguments, String sentence) {
        assertEquals(new CommandRun(2, "", sentence + System.lineSeparator()), plain(arguments.split(" ")));
    }
}
