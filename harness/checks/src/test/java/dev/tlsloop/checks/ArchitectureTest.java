package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The architecture rules: allowed package dependencies, and limits for import cycles and package sizes. */
class ArchitectureTest {
    private static final Set<String> DSL =
            Set.of("dev.tlsloop", "dev.tlsloop.bio", "dev.tlsloop.chain", "dev.tlsloop.wire");
    private static final Set<String> KOTLIN =
            Set.of("kotlin", "kotlin.annotation", "kotlin.jvm.functions", "kotlin.jvm.internal");

    private static final Set<String> JSSE_LEAVES =
            and(DSL, "dev.tlsloop.spi", "dev.tlsloop.jsse.certpath", "dev.tlsloop.jsse.evidence");
    private static final Set<String> JSSE_ENGINE = and(
            JSSE_LEAVES,
            "dev.tlsloop.jsse.keylog",
            "dev.tlsloop.jsse.managers",
            "dev.tlsloop.jsse.provider",
            "dev.tlsloop.jsse.sslcontext");

    private static final Set<String> REPORT_MODEL = and(
            DSL,
            "dev.tlsloop.harness",
            "dev.tlsloop.harness.transcript",
            "dev.tlsloop.report.fields",
            "dev.tlsloop.report.ladder",
            "dev.tlsloop.report.words");

    /** The packages that each package may use besides the JDK and JSpecify; a final dot includes subpackages. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("dev.tlsloop.bio", Set.of()),
            Map.entry("dev.tlsloop.wire", Set.of()),
            Map.entry("dev.tlsloop.chain", Set.of("dev.tlsloop")),
            Map.entry("dev.tlsloop.cipher", Set.of()),
            Map.entry("dev.tlsloop.key", Set.of()),
            Map.entry(
                    "dev.tlsloop",
                    Set.of("dev.tlsloop.bio", "dev.tlsloop.cipher", "dev.tlsloop.key", "dev.tlsloop.wire")),
            Map.entry("dev.tlsloop.spi", DSL),
            Map.entry("dev.tlsloop.pem", and(DSL, "dev.tlsloop.pem.der", "org.bouncycastle.")),
            Map.entry("dev.tlsloop.pem.der", and(DSL, "org.bouncycastle.")),
            Map.entry("dev.tlsloop.pem.server", and(DSL, "dev.tlsloop.pem")),
            Map.entry("dev.tlsloop.kotlin", and(KOTLIN, "dev.tlsloop")),
            Map.entry("dev.tlsloop.kotlin.pyopenssl", KOTLIN),
            Map.entry("dev.tlsloop.jsse", and(DSL, "dev.tlsloop.spi", "dev.tlsloop.jsse.")),
            Map.entry("dev.tlsloop.jsse.managers", JSSE_LEAVES),
            Map.entry("dev.tlsloop.jsse.provider", and(JSSE_LEAVES, "dev.tlsloop.jsse.managers")),
            Map.entry(
                    "dev.tlsloop.jsse.sslcontext",
                    and(JSSE_LEAVES, "dev.tlsloop.jsse.managers", "dev.tlsloop.jsse.provider")),
            Map.entry("dev.tlsloop.jsse.engine", JSSE_ENGINE),
            Map.entry("dev.tlsloop.jsse.probe", and(JSSE_ENGINE, "dev.tlsloop.jsse.engine")),
            Map.entry(
                    "dev.tlsloop.jsse.external", and(JSSE_ENGINE, "dev.tlsloop.jsse.engine", "dev.tlsloop.jsse.probe")),
            Map.entry("dev.tlsloop.jsse.certpath", and(DSL, "dev.tlsloop.spi", "dev.tlsloop.jsse.evidence")),
            Map.entry("dev.tlsloop.jsse.evidence", and(DSL, "dev.tlsloop.spi")),
            Map.entry("dev.tlsloop.jsse.keylog", DSL),
            Map.entry("dev.tlsloop.netty", and(DSL, "dev.tlsloop.jsse", "io.netty.")),
            Map.entry("dev.tlsloop.okhttp", and(DSL, "dev.tlsloop.jsse", "okhttp3")),
            Map.entry("dev.tlsloop.spring", and(DSL, "dev.tlsloop.jsse", "org.springframework.boot.ssl")),
            Map.entry("dev.tlsloop.openssl.jna", Set.of("com.sun.jna")),
            Map.entry("dev.tlsloop.openssl.handle", Set.of("dev.tlsloop.openssl.jna")),
            Map.entry("dev.tlsloop.openssl.reason", and(DSL, "dev.tlsloop.openssl.jna")),
            Map.entry(
                    "dev.tlsloop.openssl.settings",
                    and(DSL, "dev.tlsloop.openssl.handle", "dev.tlsloop.openssl.jna", "dev.tlsloop.openssl.reason")),
            Map.entry(
                    "dev.tlsloop.openssl.callback",
                    and(
                            DSL,
                            "dev.tlsloop.spi",
                            "dev.tlsloop.openssl.settings",
                            "dev.tlsloop.openssl.handle",
                            "dev.tlsloop.openssl.jna",
                            "dev.tlsloop.openssl.reason")),
            Map.entry(
                    "dev.tlsloop.openssl.engine",
                    and(
                            DSL,
                            "dev.tlsloop.spi",
                            "dev.tlsloop.openssl.callback",
                            "dev.tlsloop.openssl.settings",
                            "dev.tlsloop.openssl.handle",
                            "dev.tlsloop.openssl.jna",
                            "dev.tlsloop.openssl.reason")),
            Map.entry("dev.tlsloop.openssl", and(DSL, "dev.tlsloop.spi", "dev.tlsloop.openssl.")),
            Map.entry("dev.tlsloop.fixtures", and(DSL, "dev.tlsloop.pem", "org.bouncycastle.")),
            Map.entry("dev.tlsloop.fixtures.revocation", and(DSL, "dev.tlsloop.fixtures", "com.sun.net.httpserver")),
            Map.entry("dev.tlsloop.fixtures.okhttp", and(DSL, "okhttp3.tls")),
            Map.entry(
                    "dev.tlsloop.fixtures.junit",
                    and(DSL, "dev.tlsloop.pem", "dev.tlsloop.fixtures", "org.junit.jupiter.")),
            Map.entry(
                    "dev.tlsloop.fixtures.kotest",
                    and(KOTLIN, "kotlin.coroutines", "dev.tlsloop.pem", "dev.tlsloop.fixtures", "io.kotest.")),
            Map.entry("dev.tlsloop.harness.decrypt", and(DSL, "dev.tlsloop.harness.transcript")),
            Map.entry("dev.tlsloop.harness.capture", and(DSL, "dev.tlsloop.harness.transcript")),
            Map.entry("dev.tlsloop.harness.chain", and(DSL, "dev.tlsloop.harness")),
            Map.entry(
                    "dev.tlsloop.harness.failure",
                    and(
                            DSL,
                            "dev.tlsloop.harness",
                            "dev.tlsloop.harness.assertion",
                            "dev.tlsloop.harness.capture",
                            "dev.tlsloop.harness.transcript")),
            Map.entry("dev.tlsloop.harness.fault", DSL),
            Map.entry(
                    "dev.tlsloop.harness.socket",
                    and(
                            DSL,
                            "dev.tlsloop.harness",
                            "dev.tlsloop.harness.capture",
                            "dev.tlsloop.harness.pipe",
                            "dev.tlsloop.harness.transcript")),
            Map.entry(
                    "dev.tlsloop.harness.pipe",
                    and(
                            DSL,
                            "dev.tlsloop.harness.decrypt",
                            "dev.tlsloop.harness.fault",
                            "dev.tlsloop.harness.transcript")),
            Map.entry("dev.tlsloop.harness.transcript", DSL),
            Map.entry(
                    "dev.tlsloop.harness",
                    and(
                            DSL,
                            "dev.tlsloop.harness.capture",
                            "dev.tlsloop.harness.fault",
                            "dev.tlsloop.harness.pipe",
                            "dev.tlsloop.harness.transcript")),
            Map.entry(
                    "dev.tlsloop.harness.assertion",
                    and(DSL, "dev.tlsloop.harness", "dev.tlsloop.harness.socket", "dev.tlsloop.harness.transcript")),
            Map.entry(
                    "dev.tlsloop.assertj",
                    and(DSL, "dev.tlsloop.harness", "dev.tlsloop.harness.assertion", "org.assertj.core.")),
            Map.entry("dev.tlsloop.report.fields", DSL),
            Map.entry(
                    "dev.tlsloop.junit",
                    and(
                            DSL,
                            "dev.tlsloop.harness",
                            "dev.tlsloop.harness.failure",
                            "org.junit.jupiter.",
                            "org.opentest4j")),
            Map.entry("dev.tlsloop.report.words", and(DSL, "dev.tlsloop.harness")),
            Map.entry(
                    "dev.tlsloop.report.ladder",
                    and(
                            DSL,
                            "dev.tlsloop.harness",
                            "dev.tlsloop.harness.transcript",
                            "dev.tlsloop.report.fields",
                            "dev.tlsloop.report.words")),
            Map.entry("dev.tlsloop.report.page", and(REPORT_MODEL, "j2html.")),
            Map.entry("dev.tlsloop.report.svg", REPORT_MODEL),
            Map.entry("dev.tlsloop.report.text", REPORT_MODEL),
            Map.entry("dev.tlsloop.report.json", and(REPORT_MODEL, "com.fasterxml.jackson.core.")),
            Map.entry(
                    "dev.tlsloop.report",
                    and(
                            DSL,
                            "dev.tlsloop.harness",
                            "dev.tlsloop.report.json",
                            "dev.tlsloop.report.page",
                            "dev.tlsloop.report.svg",
                            "dev.tlsloop.report.text")),
            Map.entry(
                    "dev.tlsloop.report.failure",
                    and(DSL, "dev.tlsloop.harness", "dev.tlsloop.harness.failure", "dev.tlsloop.report")),
            Map.entry(
                    "dev.tlsloop.impostors",
                    and(DSL, "dev.tlsloop.harness", "dev.tlsloop.harness.socket", "dev.tlsloop.fixtures")),
            Map.entry(
                    "dev.tlsloop.kotest",
                    and(
                            KOTLIN,
                            "dev.tlsloop",
                            "dev.tlsloop.kotlin",
                            "dev.tlsloop.harness.",
                            "io.kotest.",
                            "kotlin.collections",
                            "kotlin.coroutines.",
                            "kotlinx.coroutines")),
            Map.entry(
                    "dev.tlsloop.contract",
                    and(DSL, "dev.tlsloop.harness.", "dev.tlsloop.fixtures", "dev.tlsloop.pem", "org.junit.jupiter.")),
            Map.entry(
                    "dev.tlsloop.examples.course",
                    and(
                            DSL,
                            "dev.tlsloop.harness",
                            "dev.tlsloop.harness.assertion",
                            "dev.tlsloop.harness.transcript",
                            "dev.tlsloop.report",
                            "picocli")),
            Map.entry(
                    "dev.tlsloop.examples.lessons",
                    and(
                            DSL,
                            "dev.tlsloop.examples.course",
                            "dev.tlsloop.fixtures",
                            "dev.tlsloop.harness.",
                            "dev.tlsloop.jsse",
                            "dev.tlsloop.openssl")),
            Map.entry(
                    "dev.tlsloop.examples.live",
                    and(
                            DSL,
                            "com.sun.net.httpserver",
                            "dev.tlsloop.examples.course",
                            "dev.tlsloop.fixtures",
                            "dev.tlsloop.harness",
                            "dev.tlsloop.harness.fault",
                            "dev.tlsloop.report")),
            Map.entry("dev.tlsloop.examples", Set.of("dev.tlsloop.", "picocli")));

    /** The maximum number of files in an implementation package. */
    private static final int MOST_FILES = 25;

    /** The vocabulary packages, which may be larger, each with its maximum size; lower it when a package shrinks. */
    private static final Map<String, Integer> VOCABULARIES =
            Map.of("dev.tlsloop", 61, "dev.tlsloop.fixtures", 50, "dev.tlsloop.contract", 46);

    /** The types of pyOpenSSL refer to each other: a context to its callbacks, a callback to its connection. */
    private static final String PYOPENSSL_VOCABULARY = "dev.tlsloop";

    private static final Dependencies DEPENDENCIES = Dependencies.read();
    private static final Map<String, Set<String>> ARROWS = DEPENDENCIES.packages();

    @Test
    void knowsEveryPackage() {
        assertEquals(new TreeSet<>(ALLOWED.keySet()), new TreeSet<>(ARROWS.keySet()));
    }

    @Test
    void thePageDescribesEveryPackage() {
        String page = ProjectFiles.text(ProjectFiles.root().resolve("docs/project/architecture.md"));

        List<String> missing = ARROWS.keySet().stream()
                .filter(name -> !page.contains("| `" + name + "` |"))
                .toList();

        assertEquals(List.of(), missing);
    }

    @Test
    void aPackageUsesOnlyThePackagesBelowIt() {
        List<String> forbidden = new ArrayList<>();

        ARROWS.forEach((from, targets) ->
                targets.stream().filter(to -> !isAllowed(from, to)).forEach(to -> forbidden.add(from + " -> " + to)));

        assertEquals(List.of(), forbidden);
    }

    @Test
    void packagesFormNoCycle() {
        Map<String, Set<String>> left = new TreeMap<>();
        ARROWS.forEach((from, targets) -> left.put(from, new HashSet<>(targets)));

        while (left.entrySet().removeIf(e -> e.getValue().stream().noneMatch(left::containsKey))) {}

        assertEquals(Map.of(), left);
    }

    @Test
    void aCycleInsideAPackageHasAtMostThreeFiles() {
        List<Set<String>> tooLong = ARROWS.keySet().stream()
                .filter(name -> !name.equals(PYOPENSSL_VOCABULARY))
                .flatMap(name -> DEPENDENCIES.cyclesIn(name).stream())
                .filter(cycle -> cycle.size() > 3)
                .toList();

        assertEquals(List.of(), tooLong);
    }

    @Test
    void theCycleOfTheVocabularyDoesNotGrow() {
        int longest = DEPENDENCIES.cyclesIn(PYOPENSSL_VOCABULARY).stream()
                .mapToInt(Set::size)
                .max()
                .orElse(0);

        assertTrue(longest <= 24, () -> "24 files or fewer expected, found " + longest);
    }

    @Test
    void aPackageHasAtMostTwentyFiveFiles() {
        Map<String, Integer> tooLarge = new TreeMap<>();

        DEPENDENCIES.filesByPackage().forEach((name, files) -> {
            if (files.size() > VOCABULARIES.getOrDefault(name, MOST_FILES)) {
                tooLarge.put(name, files.size());
            }
        });

        assertEquals(Map.of(), tooLarge);
    }

    private static boolean isAllowed(String from, String to) {
        boolean isPlatform = to.startsWith("java.") || to.startsWith("javax.") || to.equals("org.jspecify.annotations");
        return isPlatform
                || ALLOWED.getOrDefault(from, Set.of()).stream()
                        .anyMatch(a -> a.endsWith(".") ? (to + ".").startsWith(a) : to.equals(a));
    }

    private static Set<String> and(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
