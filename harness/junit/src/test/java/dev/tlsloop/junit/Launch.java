package dev.tlsloop.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A launch of test classes on the JUnit of the class path, with reports in a folder. */
record Launch(Path folder, Map<String, Throwable> failures) {
    private static final Map<String, String> IN_PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    /** Launches all samples, for a JVM with another JUnit; the argument is the folder. */
    public static void main(String... arguments) {
        of(Path.of(arguments[0]), IN_PARALLEL, Samples.ALL);
    }

    /** Launches these classes, which run in parallel where they say so. */
    static Launch of(Path folder, Class<?>... tests) {
        return of(folder, IN_PARALLEL, List.of(tests));
    }

    static Launch of(Path folder, Map<String, String> parameters, List<Class<?>> tests) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        tests.forEach(test -> request.selectors(selectClass(test)));
        request.configurationParameters(parameters);
        Failures failures = new Failures(new ConcurrentHashMap<>());
        System.setProperty("tlsloop.reports.dir", folder.toString());
        try {
            LauncherFactory.create(LauncherConfig.builder()
                            .enableTestExecutionListenerAutoRegistration(false)
                            .build())
                    .execute(request.build(), failures);
        } finally {
            System.clearProperty("tlsloop.reports.dir");
        }
        return new Launch(folder, failures.byId());
    }

    /** The names of the files that were written. */
    List<String> files() {
        return filesIn(folder);
    }

    static List<String> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file, in which the bytes of a capture are Latin-1. */
    String text(String file) {
        try {
            return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The failure of the only test that failed. */
    Throwable failure() {
        return failures.values().iterator().next();
    }

    private record Failures(Map<String, Throwable> byId) implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                result.getThrowable().ifPresent(failure -> byId.put(test.getUniqueId(), failure));
            }
        }
    }
}
