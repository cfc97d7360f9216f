package dev.tlsloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Works through one cipher string from left to right, as OpenSSL does: quirks included, they are what users have. */
final class CipherStringParser {
    private static final String DEFAULT = "DEFAULT";
    private static final String DEFAULT_RULES = "ALL:!COMPLEMENTOFDEFAULT:!eNULL";

    private final String text;
    private final CipherStringState selection;
    private final List<String> unknown = new ArrayList<>();
    private OptionalInt securityLevel = OptionalInt.empty();
    private int at;

    private CipherStringParser(String text, CipherStringState selection) {
        this.text = text;
        this.selection = selection;
    }

    /** What came of a whole string: the suites, the security level, and the words that mean nothing. */
    record Result(List<CipherSuite> suites, OptionalInt securityLevel, List<String> unknown) {}

    static Result scan(String text) {
        CipherStringState selection = new CipherStringState(DefaultCipherOrder.PREFERENCE);
        CipherStringParser scanner = new CipherStringParser(text, selection);
        if (text.startsWith(DEFAULT)) {
            new CipherStringParser(DEFAULT_RULES, selection).run();
            scanner.at = DEFAULT.length();
        }
        scanner.run();
        List<CipherSuite> suites =
                selection.selected().stream().map(CipherProperties::suite).toList();
        return new Result(suites, scanner.securityLevel, List.copyOf(scanner.unknown));
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
            selection.sortByStrength();
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
            case '+' -> selection.moveToEnd(suites);
            case '-' -> selection.delete(suites);
            case '!' -> selection.kill(suites);
            default -> selection.add(suites);
        }
    }

    /** What all names of an intersection have in common; empty when one of them means nothing. */
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
