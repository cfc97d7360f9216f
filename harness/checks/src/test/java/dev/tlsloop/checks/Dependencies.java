package dev.tlsloop.checks;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dependencies between the project's main classes, as {@code jdeps} reads them from the compiled classes. A nested
 * class belongs to its top-level class.
 *
 * @param files each top-level class with the top-level classes that it uses, its own left out
 */
record Dependencies(Map<String, Set<String>> files) {
    private static final Pattern ARROW = Pattern.compile("^\\s+(\\S+)\\s+->\\s+(\\S+)\\s+.*$");

    static Dependencies read() {
        Map<String, Set<String>> files = new TreeMap<>();
        for (String line : jdeps().lines().toList()) {
            Matcher m = ARROW.matcher(line);
            if (m.matches() && m.group(1).startsWith("dev.tlsloop")) {
                String from = file(m.group(1));
                Set<String> targets = files.computeIfAbsent(from, k -> new TreeSet<>());
                targets.add(file(m.group(2)));
                targets.remove(from);
            }
        }
        return new Dependencies(files);
    }

    /** Each package with the packages that it uses. */
    Map<String, Set<String>> packages() {
        Map<String, Set<String>> packages = new TreeMap<>();
        files.forEach((from, targets) -> {
            Set<String> used = packages.computeIfAbsent(packageOf(from), k -> new TreeSet<>());
            targets.stream()
                    .map(Dependencies::packageOf)
                    .filter(to -> !to.equals(packageOf(from)))
                    .forEach(used::add);
        });
        return packages;
    }

    /** Each package with its files. */
    Map<String, Set<String>> filesByPackage() {
        return files.keySet().stream()
                .collect(Collectors.groupingBy(
                        Dependencies::packageOf, TreeMap::new, Collectors.toCollection(TreeSet::new)));
    }

    /** The import cycles inside a package, each as the set of its files, at least two. */
    Set<Set<String>> cyclesIn(String packageName) {
        Set<String> own = filesByPackage().getOrDefault(packageName, Set.of());
        Map<String, Set<String>> reached = own.stream().collect(Collectors.toMap(f -> f, f -> reachedFrom(f, own)));
        return own.stream()
                .map(f -> reached.get(f).stream()
                        .filter(g -> reached.get(g).contains(f))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .filter(cycle -> cycle.size() > 1)
                .collect(Collectors.toSet());
    }

    private Set<String> reachedFrom(String file, Set<String> own) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(file));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            files.getOrDefault(next, Set.of()).stream()
                    .filter(own::contains)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }

    private static String file(String type) {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String jdeps() {
        StringWriter out = new StringWriter();
        Stream<String> options =
                Stream.of("--multi-release", "base", "--ignore-missing-deps", "-verbose:class", "-filter:none");
        String[] arguments =
                Stream.concat(options, classFiles().map(Path::toString)).toArray(String[]::new);
        ToolProvider.findFirst("jdeps")
                .orElseThrow(() -> new AssertionError("jdeps is not in this runtime; run the tests on a JDK"))
                .run(new PrintWriter(out), new PrintWriter(out), arguments);
        return out.toString();
    }

    /** The class files themselves, because jdeps resolves modular jars and folders as modules. */
    private static Stream<Path> classFiles() {
        return Stream.concat(ProjectFiles.PUBLISHED_MODULES.stream(), Stream.of("examples"))
                .map(module -> ProjectFiles.root().resolve(module).resolve("target/classes"))
                .flatMap(Dependencies::classFilesIn);
    }

    private static Stream<Path> classFilesIn(Path classes) {
        try (Stream<Path> all = Files.walk(classes)) {
            return all
                    .filter(f -> f.toString().endsWith(".class"))
                    .filter(f -> !f.endsWith("module-info.class") && !f.endsWith("package-info.class"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
