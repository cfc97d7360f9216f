package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/builds.md has the files and the versions of the projects in examples/consumers, and the BOM each artifact. */
class BuildsPageTest {
    private static final Pattern PROPERTY = Pattern.compile("<([\\w.-]+)\\.version>([^<]+)</\\1\\.version>");
    private static final Pattern TOKEN = Pattern.compile("@([\\w.-]+)\\.version@");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(tlsloop[\\w-]*)</artifactId>");
    private static final String PAGE = text("docs/builds.md");
    private static final String FIRST_TEST = "examples/consumers/first-test/";

    private static String text(String file) {
        return ProjectFiles.text(ProjectFiles.root().resolve(file));
    }

    private static Map<String, String> versions() {
        return PROPERTY.matcher(text("pom.xml"))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    @Test
    void thePageHasThePomOfTheFirstTest() {
        Map<String, String> versions = versions();
        String pom = TOKEN.matcher(text(FIRST_TEST + "pom.xml"))
                .replaceAll(token -> versions.getOrDefault(token.group(1), "0.1.0-SNAPSHOT"));
        assertTrue(PAGE.contains("```xml\n" + pom + "```"), pom);
    }

    @Test
    void thePageHasTheClassOfTheFirstTest() {
        String source = text(FIRST_TEST + "src/test/java/demo/FirstTest.java").replace("package demo;\n\n", "");
        assertTrue(PAGE.contains("```java\n" + source + "```"), source);
    }

    @Test
    void theTableHasTheVersionsThatTheConsumersRunWith() {
        Map<String, String> versions = versions();
        List<String> expected = Stream.of(
                        List.of("junit-oldest", "junit-6"),
                        List.of("kotest-oldest", "kotest"),
                        List.of("kotlin-of-kotest", "kotlin"),
                        List.of("kotlin-oldest", "kotlin"),
                        List.of("okhttp-oldest", "okhttp"),
                        List.of("netty-oldest", "netty"),
                        List.of("spring-boot-oldest", "spring-boot-newest"))
                .map(row -> versions.get(row.get(0)) + " | " + versions.get(row.get(1)) + " |")
                .toList();
        List<String> rows = PAGE.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| library"))
                .map(line -> line.replaceFirst("\\| [^|]* \\| [^|]* \\| ", ""))
                .toList();
        assertEquals(expected, rows);
    }

    @Test
    void theBomListsEachPublishedArtifact() {
        TreeSet<String> published = ProjectFiles.PUBLISHED_MODULES.stream()
                .map(module -> artifacts(Path.of(module, "pom.xml")).get(1))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> bom = artifacts(Path.of("dsl/bom/pom.xml"));
        assertEquals(published, new TreeSet<>(bom.subList(1, bom.size())));
    }

    /** The BOM has no parent, so it repeats a version. */
    @Test
    void theBomHasTheSpotlessOfTheBuild() {
        String version = "<version>" + versions().get("spotless") + "</version>";
        assertTrue(text("dsl/bom/pom.xml").contains(version), version);
    }

    private static List<String> artifacts(Path pom) {
        return ARTIFACT.matcher(text(pom.toString()))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
