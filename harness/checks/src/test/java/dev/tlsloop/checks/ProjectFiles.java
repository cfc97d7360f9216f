package dev.tlsloop.checks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's own files and class path, for tests of the project itself. */
final class ProjectFiles {
    /** The folders of the modules that are published, below {@link #root()}. */
    static final List<String> PUBLISHED_MODULES = List.of(
            "dsl/core",
            "dsl/pem",
            "dsl/kotlin",
            "harness/jsse",
            "harness/openssl",
            "harness/netty",
            "harness/okhttp",
            "harness/spring",
            "harness/impostors",
            "harness/core",
            "harness/junit",
            "harness/assertj",
            "harness/report",
            "harness/kotest",
            "harness/contract",
            "testfixtures/core",
            "testfixtures/okhttp",
            "testfixtures/junit",
            "testfixtures/kotest",
            "testfixtures/revocation");

    private ProjectFiles() {}

    /** The folder of the whole project. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines between {@code // snippet} and {@code // end} of a journey, without their indentation. */
    static String snippet(Path file) {
        return text(file)
                .lines()
                .dropWhile(line -> !line.strip().equals("// snippet"))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// end"))
                .collect(Collectors.joining("\n"))
                .stripIndent();
    }

    /** All Java files below the main folders of the published modules. */
    static List<Path> publishedSources() {
        return Stream.of("dsl", "harness", "testfixtures")
                .flatMap(folder -> javaFiles(root().resolve(folder)).stream())
                .filter(file -> file.toString().contains("/src/main/java/"))
                .toList();
    }

    /** The texts for users: the guides, and the main sources with their Javadoc, KDoc and messages. */
    static List<Path> publicTexts() {
        Path project = root().resolve("docs/project");
        Stream<Path> pages = Stream.concat(
                Stream.of(root().resolve("README.md"), root().resolve("CONTRIBUTING.md")),
                files(root().resolve("docs")).stream()
                        .filter(file -> file.toString().endsWith(".md") && !file.startsWith(project)));
        Stream<Path> sources = Stream.of("dsl", "harness", "testfixtures", "examples")
                .flatMap(folder -> files(root().resolve(folder)).stream())
                .filter(file -> file.toString().matches(".*[/\\\\]src[/\\\\]main[/\\\\].*\\.(java|kt)"));
        return Stream.concat(pages, sources).toList();
    }

    /** All Java and Kotlin files, main and test. */
    static List<Path> sources() {
        return Stream.of("dsl", "harness", "testfixtures", "examples")
                .flatMap(folder -> files(root().resolve(folder)).stream())
                .filter(file -> file.toString().matches(".*[/\\\\]src[/\\\\].*\\.(java|kt)"))
                .toList();
    }

    /** All files that may contain tests: the test folders of every module, and the main folder of the contract. */
    static List<Path> testSources() {
        return Stream.of("dsl", "harness", "testfixtures", "examples")
                .flatMap(folder -> files(root().resolve(folder)).stream())
                .filter(file -> file.toString().matches(".*\\.(java|kt)"))
                .filter(file -> file.toString().matches(".*[/\\\\]src[/\\\\]test[/\\\\].*|.*Contract\\.java"))
                .toList();
    }

    /** The class path that this test runs on. */
    static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    private static List<Path> javaFiles(Path folder) {
        return files(folder).stream()
                .filter(f -> f.toString().endsWith(".java"))
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
