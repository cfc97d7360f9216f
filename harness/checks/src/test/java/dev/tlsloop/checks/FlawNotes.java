package dev.tlsloop.checks;

import dev.tlsloop.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The handwritten notes on verifiers that accept a flaw or report another reason than a strict verifier. Patterns of
 * the explained cells follow each note.
 */
record FlawNotes(List<Note> notes) {
    private static final Path FILE = ProjectFiles.root().resolve("harness/checks/src/test/resources/flaw-notes.txt");

    /** A note and the patterns of its cells. */
    record Note(String description, List<Pattern> cells) {
        boolean isAbout(String cell) {
            return cells.stream().anyMatch(pattern -> pattern.matcher(cell).matches());
        }
    }

    static FlawNotes read() {
        List<Note> notes = new ArrayList<>();
        List<Pattern> cells = new ArrayList<>();
        for (String line : ProjectFiles.text(FILE).lines().toList()) {
            if (line.startsWith("  ")) {
                cells.add(Pattern.compile(line.strip()));
            } else {
                cells = new ArrayList<>();
                notes.add(new Note(line, cells));
            }
        }
        return new FlawNotes(notes);
    }

    static String cell(FlawCase flawCase, String verifier, Side side) {
        return flawCase + " " + verifier + " " + side.name().toLowerCase(Locale.ROOT);
    }

    boolean explains(String cell) {
        return notes.stream().anyMatch(note -> note.isAbout(cell));
    }

    /** The patterns that match none of the cells. */
    List<String> idle(List<String> cells) {
        return notes.stream()
                .flatMap(note -> note.cells().stream())
                .filter(pattern ->
                        cells.stream().noneMatch(c -> pattern.matcher(c).matches()))
                .map(Pattern::pattern)
                .toList();
    }

    /** The numbers of the notes on a cell, as the end of its text. */
    String marks(String cell) {
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < notes.size(); i++) {
            if (notes.get(i).isAbout(cell)) {
                marks.append(" [%1$d](#note-%1$d)".formatted(i + 1));
            }
        }
        return marks.toString();
    }

    /** The notes as a numbered list. */
    String text() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < notes.size(); i++) {
            out.append("%1$d. <a id=\"note-%1$d\"></a>%2$s\n"
                    .formatted(i + 1, notes.get(i).description()));
        }
        return out.toString();
    }
}
