package dev.tlsloop.cipher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** A parser of OpenSSL cipher strings that applies the rules from left to right and reproduces OpenSSL's quirks. */
public final class CipherStringParser {
    private static final String DEFAULT = "DEFAULT";
    private static final String DEFAULT_RULES = "ALL:!COMPLEMENTOFDEFAULT:!eNULL";

    private final String text;
    private final CipherStringState state;
    private final List<String> unknown = new ArrayList<>();
    private OptionalInt securityLevel = OptionalInt.empty();
    private int at;

    private CipherStringParser(String text, CipherStringState state) {
        this.text = text;
        this.state = state;
    }

    /**
     * The result of parsing one cipher string.
     *
     * @param codes the codes of the selected suites, the most preferred first
     * @param securityLevel the last {@code @SECLEVEL}, 0 to 5; empty when the text sets none
     * @param unknown the words that are no keyword and no suite name, in the order of the text
     */
    public record Result(List<Integer> codes, OptionalInt securityLevel, List<String> unknown) {}

    /**
     * Parses a cipher string; the result may select nothing.
     *
     * @throws IllegalArgumentException for a character or an {@code @} command that OpenSSL does not define
     */
    public static Result parse(String text) {
        CipherStringState state = new CipherStringState(DefaultCipherOrder.PREFERENCE);
        CipherStringParser parser = new CipherStringParser(text, state);
        if (text.startsWith(DEFAULT)) {
            new CipherStringParser(DEFAULT_RULES, state).run();
            parser.at = DEFAULT.length();
        }
        parser.run();
        List<Integer> codes =
                state.selected().stream().map(CipherProperties::code).toList();
        return new Result(codes, parser.securityLevel, List.copyOf(parser.unknown));
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSeparator(c)) {
                at++;
            } else if (c == '@') {
                at++;
                command();
            } else if (c == '+' || c == '-' || c == '!') {
                at++;
                rule(c);
            } else {
                rule(' ');
            }
        }
    }

    private void command() {
        int start = at - 1;
        String command = name();
        if (command.equals("STRENGTH")) {
            state.sortByStrength();
        } else if (command.matches("SECLEVEL=[0-5]")) {
            securityLevel = OptionalInt.of(command.charAt(9) - '0');
        } else {
            throw new IllegalArgumentException("the cipher string \"" + text + "\" has the command @" + command
                    + " at index " + start + "; allowed are @STRENGTH, and @SECLEVEL=0 to @SECLEVEL=5");
        }
        skipToSeparator();
    }

    private void rule(char operator) {
        findSuites().ifPresentOrElse(suites -> apply(operator, suites), this::skipToSeparator);
    }

    private void apply(char operator, Predicate<CipherProperties> suites) {
        switch (operator) {
            case '+' -> state.moveToEnd(suites);
            case '-' -> state.delete(suites);
            case '!' -> state.kill(suites);
            default -> state.add(suites);
        }
    }

    /** The suites that match every name of an intersection; empty when one name is unknown. */
    private Optional<Predicate<CipherProperties>> findSuites() {
        Predicate<CipherProperties> common = c -> true;
        boolean more = true;
        while (more) {
            String name = name();
            Optional<Predicate<CipherProperties>> suites = CipherStringKeyword.find(name);
            if (suites.isEmpty()) {
                unknown.add(name);
                return Optional.empty();
            }
            common = common.and(suites.get());
            more = at < text.length() && text.charAt(at) == '+';
            at += more ? 1 : 0;
        }
        return Optional.of(common);
    }

    private String name() {
        int start = at;
        while (at < text.length() && isNameCharacter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("the cipher string \"" + text + "\" has "
                    + (at < text.length() ? "\"" + text.charAt(at) + "\"" : "its end") + " at index " + at
                    + " where a name is expected; allowed in names are letters, digits and -._=, between them :,; and"
                    + " spaces, + between names that must all apply");
        }
        return text.substring(start, at);
    }

    private void skipToSeparator() {
        while (at < text.length() && !isSeparator(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSeparator(char c) {
        return ":,; ".indexOf(c) >= 0;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._=".indexOf(c) >= 0;
    }
}
