package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.assertion.TlsAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The README, whose snippets are the journeys and whose picture is the output of a real failure. */
class ReadmeTest {
    private static final Path ROOT = ProjectFiles.root();
    private static final List<String> JOURNEYS = List.of(
            "FirstSuccess.java",
            "MutualTls.java",
            "ServerNames.java",
            "YourOwnContext.java",
            "BrokenIntermediate.java");
    private static final String README = ProjectFiles.text(ROOT.resolve("README.md"));

    @ParameterizedTest
    @FieldSource("JOURNEYS")
    void itsSnippetsAreTheJourneys(String file) {
        Path journey = journey(file);

        String shown = fence("<!-- " + file + " -->\n```java\n");

        assertEquals(ProjectFiles.snippet(journey).strip(), shown);
    }

    @Test
    void itsImportsAreThoseOfTheJourneys() {
        Set<String> used =
                JOURNEYS.stream().flatMap(ReadmeTest::importsOfSnippet).collect(Collectors.toSet());

        Set<String> shown = fence("<!-- imports -->\n```java\n")
                .lines()
                .filter(line -> !line.isBlank())
                .collect(Collectors.toSet());

        assertEquals(used, shown);
    }

    @Test
    void itsKotlinSnippetIsTheFirstJourney() {
        Path journey = ROOT.resolve("examples/src/test/kotlin/dev/tlsloop/examples/FirstSuccessTest.kt");

        String shown = fence("<!-- FirstSuccessTest.kt -->\n```kotlin\n");

        assertEquals(ProjectFiles.snippet(journey).strip(), shown);
    }

    @Test
    void itsPictureIsWhatAFailingAssertionPrints() {
        Chain chain = Chain.from("Root").via("Intermediate", IssuerFlaw.EXPIRED).to("localhost");
        Context server = Context.server().credential(chain.credential()).build();
        Context client = Context.client().trust(chain).build();
        var assertion =
                TlsAssertions.assertThat(Loopback.between(client, server).handshake());

        String printed =
                assertThrows(AssertionError.class, assertion::succeeded).getMessage();

        assertEquals(masked(printed), masked(fence("<!-- picture -->\n```\n")));
    }

    @Test
    void itsTwoCommandsAreTwoLines() {
        List<String> commands = fence("```sh\n").lines().toList();

        assertEquals(2, commands.size());
    }

    private static Path journey(String file) {
        return ROOT.resolve("examples/src/main/java/dev/tlsloop/examples").resolve(file);
    }

    private static Stream<String> importsOfSnippet(String file) {
        String snippet = ProjectFiles.snippet(journey(file));
        return ProjectFiles.text(journey(file))
                .lines()
                .filter(line -> line.startsWith("import "))
                .filter(line -> {
                    String name = line.substring(line.lastIndexOf('.') + 1, line.length() - 1);
                    return Pattern.compile("\\b" + name + "\\b")
                            .matcher(snippet)
                            .find();
                });
    }

    private static String fence(String opening) {
        Matcher matcher = Pattern.compile(Pattern.quote(opening) + "(.*?)\n```", Pattern.DOTALL)
                .matcher(README);
        return matcher.find() ? matcher.group(1) : "no fence opens with " + opening;
    }

    /** The text without dates, versions, sizes and alerts, which differ by day, JDK and run. */
    private static String masked(String text) {
        return text.lines()
                .map(line -> line.replaceAll("\\s+\\d+$", "")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z", "DATE")
                        .replaceAll("jsse [\\d.]+", "jsse VERSION")
                        .replaceAll("groups .*", "groups")
                        .replaceAll("certificate_\\w+ \\(\\d+\\)", "ALERT")
                        .replaceAll("refuses; .*", "refuses")
                        .replaceAll("^detail     : .*", "detail"))
                .reduce("", (a, b) -> a + b.stripTrailing() + "\n");
    }
}
