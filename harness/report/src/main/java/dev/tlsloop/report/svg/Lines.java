package dev.tlsloop.report.svg;

import dev.tlsloop.report.words.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** Texts in lines of limited width, because SVG breaks none. */
final class Lines {
    private static final int FIRST_WIDE = 0x1100;
    private static final String CUT = "\u2026";

    private Lines() {}

    /**
     * Joins the items to lines of at most that width, in halves of a wide character. A line that does not fit is cut, and
     * so is what stands beyond the last line.
     */
    static List<String> of(List<String> items, String separator, int width, int most) {
        List<String> lines = new ArrayList<>();
        for (String item : items.stream().map(VisibleText::of).toList()) {
            int last = lines.size() - 1;
            String longer = last < 0 ? item : lines.get(last) + separator + item;
            if (last >= 0 && width(longer) <= width) {
                lines.set(last, longer);
            } else if (lines.size() < most) {
                lines.add(cut(item, width));
            } else {
                lines.set(last, cut(lines.get(last) + separator + CUT, width));
                return lines;
            }
        }
        return lines;
    }

    private static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int room = width - 1;
        for (int code : text.codePoints().toArray()) {
            room -= width(code);
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(code);
        }
        return kept + CUT;
    }

    private static int width(String text) {
        return text.codePoints().map(Lines::width).sum();
    }

    private static int width(int code) {
        return code < FIRST_WIDE || code >= 0x2000 && code < 0x2600 ? 1 : 2;
    }
}
