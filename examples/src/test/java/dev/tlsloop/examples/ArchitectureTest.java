package dev.tlsloop.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads {@code jdeps} and fails on an arrow between packages that the design does not allow, and on any cycle. */
class ArchitectureTest {
    private static final Pattern ARROW = Pattern.compile("^\\s+(\\S+)\\s+->\\s+(\\S+)\\s+.*$");
    private static final Set<String> DSL = Set.of("dev.tlsloop", "dev.tlsloop.bio", "dev.tlsloop.wire");
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

    /** What each package may use besides the JDK and JSpecify; a name that ends in a dot stands for all below it. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("dev.tlsloop.bio", Set.of()),
            Map.entry("dev.tlsloop.wire", Set.of()),
            Map.entry("dev.tlsloop.cipher", Set.of()),
            Map.entry("dev.tlsloop", Set.of("dev.tlsloop.bio", "dev.tlsloop.cipher", "dev.tlsloop.wire")),
            Map.entry("dev.tlsloop.spi", DSL),
            Map.entry("dev.tlsloop.pem", and(DSL, "org.bouncycastle.")),
            Map.entry("dev.tlsloop.kotlin", and(KOTLIN, "dev.tlsloop")),
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
            Map.entry("dev.tlsloop.fixtures.okhttp", and(DSL, "okhttp3.tls")),
            Map.entry(
                    "dev.tlsloop.fixtures.junit",
                    and(DSL, "dev.tlsloop.pem", "dev.tlsloop.fixtures", "org.junit.jupiter.")),
            Map.entry(
                    "dev.tlsloop.fixtures.kotest",
                    and(KOTLIN, "kotlin.coroutines", "dev.tlsloop.pem", "dev.tlsloop.fixtures", "io.kotest.")),
            Map.entry("dev.tlsloop.harness.fault", DSL),
            Map.entry("dev.tlsloop.harness.socket", DSL),
            Map.entry(
                    "dev.tlsloop.harness.pipe",
                    and(DSL, "dev.tlsloop.harness.fault", "dev.tlsloop.harness.transcript")),
            Map.entry("dev.tlsloop.harness.transcript", DSL),
            Map.entry(
                    "dev.tlsloop.harness",
                    and(
                            DSL,
                            "dev.tlsloop.harness.fault",
                            "dev.tlsloop.harness.pipe",
                            "dev.tlsloop.harness.transcript")),
            Map.entry("dev.tlsloop.harness.report", and(DSL, "dev.tlsloop.harness", "dev.tlsloop.harness.transcript")),
            Map.entry(
                    "dev.tlsloop.harness.assertion",
                    and(DSL, "dev.tlsloop.harness", "dev.tlsloop.harness.report", "dev.tlsloop.harness.transcript")),
            Map.entry(
                    "dev.tlsloop.impostors",
                    and(DSL, "dev.tlsloop.harness", "dev.tlsloop.harness.report", "dev.tlsloop.fixtures")),
            Map.entry(
                    "dev.tlsloop.kotest",
                    and(KOTLIN, "dev.tlsloop", "dev.tlsloop.kotlin", "dev.tlsloop.harness.", "io.kotest.")),
            Map.entry(
                    "dev.tlsloop.contract",
                    and(DSL, "dev.tlsloop.harness.", "dev.tlsloop.fixtures", "dev.tlsloop.pem", "org.junit.jupiter.")),
            Map.entry("dev.tlsloop.examples", Set.of("dev.tlsloop.", "picocli")));

    private static final Map<String, Set<String>> ARROWS = arrows();

    @Test
    void everyPackageIsKnownToTheDesign() {
        assertEquals(new TreeSet<>(ALLOWED.keySet()), new TreeSet<>(ARROWS.keySet()));
    }

    @Test
    void noPackageUsesWhatItMayNot() {
        List<String> forbidden = new ArrayList<>();

        ARROWS.forEach((from, targets) ->
                targets.stream().filter(to -> !isAllowed(from, to)).forEach(to -> forbidden.add(from + " -> " + to)));

        assertEquals(List.of(), forbidden);
    }

    @Test
    void noPackagesFormACycle() {
        Map<String, Set<String>> left = new TreeMap<>();
        ARROWS.forEach((from, targets) -> left.put(from, new HashSet<>(targets)));

        while (left.entrySet().removeIf(e -> e.getValue().stream().noneMatch(left::containsKey))) {}

        assertEquals(Map.of(), left);
    }

    private static boolean isAllowed(String from, String to) {
        boolean isPlatform = to.startsWith("java.") || to.startsWith("javax.") || to.equals("org.jspecify.annotations");
        return isPlatform
                || ALLOWED.getOrDefault(from, Set.of()).stream()
                        .anyMatch(a -> a.endsWith(".") ? (to + ".").startsWith(a) : to.equals(a));
    }

    /** Package to the packages that it uses, as jdeps reads it from the compiled classes. */
    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        StringWriter out = new StringWriter();
        List<String> arguments = new ArrayList<>(
                List.of("--multi-release", "base", "--ignore-missing-deps", "-verbose:package", "-filter:none"));
        ours().forEach(path -> arguments.add(path.toString()));
        ToolProvider.findFirst("jdeps")
                .orElseThrow(() -> new AssertionError("jdeps is not in this runtime; run the tests on a JDK"))
                .run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
        for (String line : out.toString().lines().toList()) {
            Matcher m = ARROW.matcher(line);
            if (m.matches()
                    && m.group(1).startsWith("dev.tlsloop")
                    && !m.group(2).equals(m.group(1))) {
                arrows.computeIfAbsent(m.group(1), k -> new TreeSet<>()).add(m.group(2));
            }
        }
        return arrows;
    }

    /** The main classes of every module, as folders: jdeps would resolve modular jars as modules. */
    private static Stream<Path> ours() {
        Path root = ProjectFiles.root();
        return Stream.concat(ProjectFiles.PUBLISHED_MODULES.stream(), Stream.of("examples"))
                .map(module -> root.resolve(module).resolve("target/classes"))
                .flatMap(ArchitectureTest::packagesIn);
    }

    /** The class files themselves, so that no module-info is among them. */
    private static Stream<Path> packagesIn(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files
                    .filter(f -> f.toString().endsWith(".class"))
                    .filter(f -> !f.endsWith("module-info.class"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> and(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
