package dev.tlsloop.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window, driven by node: {@code src/test/browser/check.mjs} says what it finds on a page. */
final class Browser {
    private static final Path SOURCE = Path.of("src/test/browser");
    private static final int MINUTES = 10;
    private static final Path FOLDER = Path.of("target/browser");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "check.mjs");

    private Browser() {}

    /** What this machine lacks; empty if the pages can be checked. */
    static Optional<String> lack() throws Exception {
        for (String program : List.of("chromium", "node", "npm")) {
            if (find(program).isEmpty()) {
                return Optional.of(program + " is not installed; on Debian: apt-get install --no-install-recommends"
                        + " chromium nodejs npm");
            }
        }
        return install();
    }

    /** The findings on those pages; none on good ones. */
    static List<String> findings(List<Path> pages) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("node", "check.mjs", find("chromium").orElseThrow().toString()));
        pages.forEach(page -> command.add(page.toAbsolutePath().toString()));
        return run(command);
    }

    private static Optional<String> install() throws Exception {
        Files.createDirectories(FOLDER);
        for (String file : FILES) {
            Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))) {
            return Optional.empty();
        }
        List<String> output = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"));
        return Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))
                ? Optional.empty()
                : Optional.of("npm ci failed, which needs a registry: " + String.join(" ", output));
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(FOLDER, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private static Optional<Path> find(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
