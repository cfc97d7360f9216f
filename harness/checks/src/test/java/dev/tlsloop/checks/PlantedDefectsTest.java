package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of planted defects names classes and tests that exist. */
class PlantedDefectsTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:\\.\\w+)?)`");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|record|enum|void|fun)\\s+`?(\\w+)");

    @Test
    void itsClassesAndTestsExist() {
        Set<String> declared = ProjectFiles.sources().stream()
                .flatMap(file -> DECLARED.matcher(ProjectFiles.text(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        String page = ProjectFiles.text(ProjectFiles.root().resolve("docs/project/planted-defects.md"));

        List<String> missing = NAMED.matcher(page)
                .results()
                .map(PlantedDefectsTest::name)
                .filter(name -> !name.endsWith(".kt"))
                .filter(name -> !declared.containsAll(List.of(name.split("\\."))))
                .toList();

        assertEquals(List.of(), missing);
    }

    private static String name(MatchResult found) {
        return found.group(1);
    }
}
