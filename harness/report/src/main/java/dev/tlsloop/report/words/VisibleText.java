package dev.tlsloop.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text of a peer in which no character hides or moves another one. Control characters, format characters such as a
 * right-to-left override, lone surrogates and unassigned code points become visible signs.
 */
public final class VisibleText {
    private VisibleText() {}

    /**
     * A piece of a text.
     *
     * @param text the characters to show
     * @param replaced whether they stand for a character that does not show itself
     */
    public record Piece(String text, boolean replaced) {}

    /** The pieces of that text, in order; neighbours of one kind are one piece. */
    public static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        boolean replaced = false;
        for (int code : text.codePoints().toArray()) {
            boolean hidden = hides(code);
            if (hidden != replaced && !shown.isEmpty()) {
                pieces.add(new Piece(shown.toString(), replaced));
                shown.setLength(0);
            }
            replaced = hidden;
            shown.append(hidden ? sign(code) : Character.toString(code));
        }
        if (!shown.isEmpty()) {
            pieces.add(new Piece(shown.toString(), replaced));
        }
        return pieces;
    }

    /** The whole text with signs in the place of such characters. */
    public static String of(String text) {
        return pieces(text).stream().map(Piece::text).collect(Collectors.joining());
    }

    private static boolean hides(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> code != ' ';
            default -> isFiller(code);
        };
    }

    /** Letters and marks that fonts draw as nothing. */
    private static boolean isFiller(int code) {
        return code == 0x115F
                || code == 0x1160
                || code == 0x3164
                || code == 0xFFA0
                || code == 0x034F
                || code >= 0xFE00 && code <= 0xFE0F
                || code >= 0xE0100 && code <= 0xE01EF;
    }

    /** The code point in ASCII, because few fonts have the pictures of control characters. */
    private static String sign(int code) {
        return String.format("\\u{%x}", code);
    }
}
