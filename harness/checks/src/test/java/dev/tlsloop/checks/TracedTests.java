package dev.tlsloop.checks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tests that have ids in an annotation, as the sources of all modules show them. */
final class TracedTests {
    private static final Pattern IN_QUOTES = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern TEXT_BLOCK = Pattern.compile("(?s)\"{3}.*?\"{3}");
    private static final Pattern NAME = Pattern.compile("(?:class|interface|object)\\s+(\\w+)|(\\w+)\\s*\\(");

    /** A group of annotations, then the annotated declaration. */
    private static final Pattern DECLARATION = Pattern.compile(
            "(?m)((?:^[ \\t]*+@\\w++(?:\\((?:[^()\"]++|\"(?:[^\"\\\\]|\\\\.)*+\"|\\([^()]*+\\))*+\\))?+[ \\t]*+\\R)++)([^;{=]*+)");

    private static final Path CONTRACT =
            ProjectFiles.root().resolve("harness/contract/src/main/java/dev/tlsloop/contract");

    /** The engines that a test runs on. */
    enum Runs {
        ON_OPENSSL,
        ON_JSSE,
        ON_EACH_ENGINE
    }

    /** A test method, or a class or an interface of tests. */
    record Traced(String name, Runs runs, boolean isTest) implements Comparable<Traced> {
        boolean covers(String engine) {
            return runs == Runs.ON_EACH_ENGINE || (runs == Runs.ON_OPENSSL) == engine.equals("openssl");
        }

        @Override
        public int compareTo(Traced other) {
            return name.compareTo(other.name);
        }
    }

    private final Map<String, Set<Traced>> byId = new TreeMap<>();

    private TracedTests() {}

    /** The tests that have the annotation. */
    static TracedTests carrying(String annotation) {
        TracedTests traced = new TracedTests();
        for (Path file : ProjectFiles.testSources()) {
            traced.read(file, ProjectFiles.text(file), annotation);
        }
        return traced;
    }

    /** Reads a source that is not on disk, for the tests of this class. */
    static TracedTests of(Path file, String source, String annotation) {
        TracedTests traced = new TracedTests();
        traced.read(file, source, annotation);
        return traced;
    }

    Set<String> ids() {
        return byId.keySet();
    }

    List<Traced> proving(String id) {
        return List.copyOf(byId.getOrDefault(id, Set.of()));
    }

    /** The annotated declarations that are not tests. */
    List<String> idle() {
        return byId.values().stream()
                .flatMap(Set::stream)
                .filter(t -> !t.isTest())
                .map(Traced::name)
                .distinct()
                .toList();
    }

    private void read(Path file, String source, String annotation) {
        String type = file.getFileName().toString().replaceFirst("\\.\\w+$", "");
        Pattern carried = Pattern.compile("@" + annotation + "\\(([^()]*)\\)");
        Matcher declaration = DECLARATION.matcher(TEXT_BLOCK.matcher(source).replaceAll("\"\""));
        while (declaration.find()) {
            Matcher ids = carried.matcher(declaration.group(1));
            if (ids.find()) {
                Traced test = traced(file, type, declaration.group(1), declaration.group(2));
                quoted(ids.group(1))
                        .forEach(id ->
                                byId.computeIfAbsent(id, k -> new TreeSet<>()).add(test));
            }
        }
    }

    private static Traced traced(Path file, String type, String annotations, String header) {
        Matcher name = NAME.matcher(header);
        if (!name.find()) {
            throw new AssertionError("no name in \"" + header + "\" of " + file);
        }
        boolean isType = name.group(1) != null;
        boolean isTest = isType || annotations.matches("(?s).*@\\w*Test(Factory)?\\b.*");
        return new Traced(isType ? name.group(1) : type + "." + name.group(2), runs(file), isTest);
    }

    /**
     * The engines of a test: a contract test runs on each engine, and a test in the module of an engine on that engine.
     * Other tests count for each engine.
     */
    private static Runs runs(Path file) {
        String path = file.toString().replace('\\', '/');
        if (path.contains("/harness/openssl/")) {
            return Runs.ON_OPENSSL;
        }
        return path.contains("/harness/jsse/") || path.contains("/harness/contract/src/test/")
                ? Runs.ON_JSSE
                : Runs.ON_EACH_ENGINE;
    }

    private static List<String> quoted(String list) {
        List<String> values = new ArrayList<>();
        Matcher matcher = IN_QUOTES.matcher(list);
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
        return values;
    }

    /** The interfaces of the contract that {@code EngineContract} does not extend, so that they never run. */
    static List<String> unusedContracts() {
        String all = ProjectFiles.text(CONTRACT.resolve("EngineContract.java"));
        return ProjectFiles.testSources().stream()
                .filter(file -> file.startsWith(CONTRACT))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> name.endsWith("Contract") && !all.contains(name))
                .toList();
    }
}
