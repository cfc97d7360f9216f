package dev.tlsloop.examples.course;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The source lines that a lesson shows. The build copies them beside the classes, so they are those that run. */
final class Sources {
    private static final String ROOT = "/dev/tlsloop/examples/";

    private Sources() {}

    /**
     * The lines between {@code // snippet} and {@code // end} of that method, without their indentation. A block that is open
     * at the end is closed, because the lines between its end and the mark are no part of the lesson.
     */
    static String snippet(Class<?> file, String method) {
        String text = text(ROOT + "lessons/" + file.getSimpleName() + ".java");
        int start = text.indexOf("Findings " + method + "(");
        if (start < 0) {
            throw new IllegalStateException(
                    file.getSimpleName() + ".java has no method " + method + "; give the name of one");
        }
        String lines = snippet(text.substring(start));
        long open = lines.chars().filter(c -> c == '{').count()
                - lines.chars().filter(c -> c == '}').count();
        return lines + "\n}".repeat((int) open);
    }

    /** The lines of the lesson's exercise. */
    static String exercise(Class<?> file) {
        return snippet(text(ROOT + "exercises/" + file.getSimpleName() + "Exercise.java"));
    }

    /** The prose of a lesson. */
    static String template(Lesson lesson) {
        return text(ROOT + "lessons/" + lesson.page() + ".md");
    }

    /** The glossary of the guides. */
    static String glossary() {
        return text(ROOT + "lessons/glossary.md");
    }

    /** The lines that differ, marked with - and +, in the order of the texts. */
    static String difference(String from, String to) {
        List<String> before = from.lines().toList();
        List<String> after = to.lines().toList();
        int[][] common = common(before, after);
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("-" + before.get(i++));
            } else {
                lines.add("+" + after.get(j++));
            }
        }
        return String.join("\n", lines);
    }

    /** How many lines two texts have in common from each pair of places on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static String snippet(String text) {
        return text.lines()
                .dropWhile(line -> !line.strip().equals("// snippet"))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// end"))
                .collect(Collectors.joining("\n"))
                .stripIndent()
                .strip();
    }

    private static String text(String resource) {
        try (InputStream stream = Sources.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + resource + " is missing; build the module again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
