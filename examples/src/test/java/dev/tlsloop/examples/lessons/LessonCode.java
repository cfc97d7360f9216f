package dev.tlsloop.examples.lessons;

import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.examples.course.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The lines of a piece of a lesson, read from its source file. */
final class LessonCode {
    private LessonCode() {}

    static String of(Lesson lesson, Piece piece) {
        String source = source(lesson);
        return source.substring(source.indexOf("Findings " + piece.name() + "("))
                .lines()
                .dropWhile(line -> !line.strip().equals("// snippet"))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// end"))
                .collect(Collectors.joining("\n"));
    }

    private static String source(Lesson lesson) {
        try (InputStream stream =
                lesson.file().getResourceAsStream(lesson.file().getSimpleName() + ".java")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
