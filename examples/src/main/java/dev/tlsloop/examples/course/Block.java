package dev.tlsloop.examples.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of a lesson's Markdown: the part of the language that the lessons use. */
sealed interface Block {
    /** A heading of that level. */
    record Heading(int level, String text) implements Block {}

    /** Lines that belong together, joined. */
    record Paragraph(String text) implements Block {}

    /**
     * One item of a list, joined.
     *
     * @param marker its sign or number, such as {@code 3.}
     */
    record Item(String marker, String text) implements Block {
        boolean isNumbered() {
            return marker.endsWith(".");
        }
    }

    /** Lines as they are, in a language. */
    record Fence(String language, List<String> lines) implements Block {}

    /** A picture in a file. */
    record Picture(String alternative, String file) implements Block {}

    Pattern ITEM = Pattern.compile("(-|\\d+\\.) (.*)");
    Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)]*)\\)");

    /** The blocks of a text. */
    static List<Block> of(String markdown) {
        List<Block> blocks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<String> lines = markdown.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                close(open, blocks);
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
                blocks.add(new Fence(line.substring(3), List.copyOf(lines.subList(i + 1, end))));
                i = end;
            } else if (line.isBlank()) {
                close(open, blocks);
            } else {
                if (ITEM.matcher(line).matches() || line.startsWith("#")) {
                    close(open, blocks);
                }
                open.add(line.strip());
            }
        }
        close(open, blocks);
        return blocks;
    }

    private static void close(List<String> open, List<Block> blocks) {
        if (open.isEmpty()) {
            return;
        }
        String text = String.join(" ", open);
        open.clear();
        Matcher picture = PICTURE.matcher(text);
        Matcher item = ITEM.matcher(text);
        if (picture.matches()) {
            blocks.add(new Picture(picture.group(1), picture.group(2)));
        } else if (text.startsWith("#")) {
            int level = text.indexOf(' ');
            blocks.add(new Heading(level, text.substring(level + 1)));
        } else if (item.matches()) {
            blocks.add(new Item(item.group(1), item.group(2)));
        } else {
            blocks.add(new Paragraph(text));
        }
    }
}
