package dev.tlsloop.examples.course;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Links the first use of each term of the glossary. Code, headings, questions and the texts of links stay as they are. */
final class GlossaryLinks {
    private static final Pattern TERM = Pattern.compile("(?m)^\\| <a id=\"([^\"]+)\"></a>([^|]+?) \\|");
    private static final String FENCE = "(?s:```.*?\\n```)";
    private static final String LINE = "(?m:^#.*$|^\\*\\*[^\\n]*\\?\\*\\*$)";
    private static final String LINK_OR_CODE = "!?\\[[^]]*]\\([^)]*\\)|`[^`]*`";
    private static final Map<String, String> ANCHORS = anchors();
    private static final Pattern PIECE =
            Pattern.compile(FENCE + "|" + LINE + "|" + LINK_OR_CODE + "|\\b(" + terms() + ")(?:s|es)?\\b");

    private GlossaryLinks() {}

    /** The Markdown with links. */
    static String in(String markdown) {
        Set<String> seen = new HashSet<>();
        return PIECE.matcher(markdown)
                .replaceAll(piece -> Matcher.quoteReplacement(linked(piece, anchor(piece.group(1)), seen)));
    }

    private static String linked(MatchResult piece, String anchor, Set<String> seen) {
        return !anchor.isEmpty() && seen.add(anchor)
                ? "[" + piece.group() + "](../glossary.md#" + anchor + ")"
                : piece.group();
    }

    private static String anchor(@Nullable String term) {
        return term == null ? "" : ANCHORS.getOrDefault(key(term), "");
    }

    private static Map<String, String> anchors() {
        Map<String, String> anchors = new LinkedHashMap<>();
        TERM.matcher(Sources.glossary()).results().forEach(row -> anchors.put(key(row.group(2)), row.group(1)));
        return anchors;
    }

    private static String key(String term) {
        return term.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Long terms first, so that "key log" is not half of another term. A term with a capital is that word alone. */
    private static String terms() {
        return TERM.matcher(Sources.glossary())
                .results()
                .map(row -> row.group(2))
                .sorted(Comparator.comparing(String::length).reversed())
                .map(term -> {
                    String spaced = Pattern.quote(term).replace(" ", "\\E\\s+\\Q");
                    return term.equals(term.toLowerCase(Locale.ROOT)) ? "(?i:" + spaced + ")" : spaced;
                })
                .collect(Collectors.joining("|"));
    }
}
