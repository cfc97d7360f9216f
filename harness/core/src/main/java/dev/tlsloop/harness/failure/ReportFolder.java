package dev.tlsloop.harness.failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The folder of the reports, and the names in it that this JVM has used. */
final class ReportFolder {
    private static final Set<Path> USED = ConcurrentHashMap.newKeySet();

    private ReportFolder() {}

    /** A path in the folder without an extension, which no other failure of this JVM has; an earlier run may have. */
    static Path claim(TestName test) throws IOException {
        Path folder = of(System.getProperty("tlsloop.reports.dir"), Path.of(""));
        Files.createDirectories(folder);
        String name = test.fileName();
        Path path = folder.resolve(name).toAbsolutePath();
        for (int number = 2; !USED.add(path); number++) {
            path = folder.resolve(name + "_" + number).toAbsolutePath();
        }
        return path;
    }

    /** The given folder, else the one of the build tool whose project the working directory is. */
    static Path of(@Nullable String given, Path working) {
        if (given != null && !given.isBlank()) {
            return Path.of(given);
        }
        boolean isGradle =
                Files.exists(working.resolve("build.gradle")) || Files.exists(working.resolve("build.gradle.kts"));
        return working.resolve(isGradle ? "build" : "target").resolve("tlsloop");
    }
}
