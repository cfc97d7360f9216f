package dev.tlsloop.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Launches test classes, and reads the files that they leave. */
class TlsReportsTest {
    private static final String SAMPLES = "dev.tlsloop.junit.Samples.";

    @TempDir
    private Path folder;

    @Test
    void onlyFailedTestsWithHandshakesWriteFiles() {
        assertEquals(
                files("Plain.fails", "Plain.failsAfterHandshake"),
                Launch.of(folder, Samples.Plain.class).files());
    }

    @Test
    void aReportHasTheHandshakesOfItsTest() {
        String report = Launch.of(folder, Samples.Plain.class).text(SAMPLES + "Plain.fails.html");
        assertTrue(
                report.contains("handshake 1 of 2")
                        && report.contains("server name first.test")
                        && report.contains("handshake 2 of 2, of the failed assertion")
                        && report.contains("server name second.test"),
                report);
    }

    @Test
    void theFailureSuppressesAnExceptionWithThePaths() {
        Launch launch = Launch.of(folder, Samples.Registered.class);
        Path files = folder.toAbsolutePath().resolve(SAMPLES + "Registered.fails");
        assertEquals(
                "the handshakes of dev.tlsloop.junit.Samples$Registered.fails are in " + files + ".html and " + files
                        + ".pcapng",
                launch.failure().getSuppressed()[0].getMessage());
    }

    @Test
    void thePathsAreOnTheStandardErrorStream() {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            Launch.of(folder, Samples.Registered.class);
        } finally {
            System.setErr(before);
        }
        assertTrue(written.toString(StandardCharsets.UTF_8).contains(SAMPLES + "Registered.fails.pcapng"));
    }

    @Test
    void eachInvocationHasFilesUnderItsIndex() {
        assertEquals(
                files("Parameterized.fails-1", "Parameterized.fails-2"),
                Launch.of(folder, Samples.Parameterized.class).files());
    }

    @Test
    void anInvocationHasItsHandshakesOnly() {
        String report = Launch.of(folder, Samples.Parameterized.class).text(SAMPLES + "Parameterized.fails-2.html");
        assertTrue(report.contains("server name two.test") && !report.contains("server name one.test"), report);
    }

    @Test
    void aNestedTestHasItsClassInTheName() {
        assertEquals(
                files("Outer.Inner.fails"),
                Launch.of(folder, Samples.Outer.class).files());
    }

    @Test
    void aTimeoutIsAFailureOnEitherThread() {
        assertEquals(
                files("Slow.isTooSlow", "Slow.isTooSlowOnAnotherThread"),
                Launch.of(folder, Samples.Slow.class).files());
    }

    @Test
    void theHandshakesOfATestWithATimeoutThreadAreHeard() {
        String report = Launch.of(folder, Samples.Slow.class).text(SAMPLES + "Slow.isTooSlowOnAnotherThread.html");
        assertTrue(report.contains("server name separate.test"), report);
    }

    @Test
    void concurrentInvocationsAreKeptApart() {
        Launch launch = Launch.of(folder, Samples.Concurrent.class);
        long single = IntStream.rangeClosed(1, 8)
                .mapToObj(number -> launch.text(SAMPLES + "Concurrent.fails-" + number + ".html"))
                .filter(report -> report.contains("handshake 1 of 1"))
                .count();
        assertEquals(8, single);
    }

    @Test
    void aConcurrentInvocationHasTheHandshakeOfItsIndex() {
        Launch launch = Launch.of(folder, Samples.Concurrent.class);
        assertTrue(IntStream.rangeClosed(1, 8)
                .allMatch(number -> launch.text(SAMPLES + "Concurrent.fails-" + number + ".html")
                        .contains("server name host" + number + ".test")));
    }

    @Test
    void aHandshakeOnAPoolIsKnownThroughItsFailedAssertion() {
        assertEquals(
                List.of(SAMPLES + "OnPool.failsOnItsOutcome.html"),
                Launch.of(folder, Samples.OnPool.class).files());
    }

    @Test
    void aFailureBeforeTheTestWritesFiles() {
        assertEquals(
                files("FailingBefore.doesNotBegin"),
                Launch.of(folder, Samples.FailingBefore.class).files());
    }

    @Test
    void aFailureAfterTheTestWritesFiles() {
        assertEquals(
                files("FailingAfter.passes"),
                Launch.of(folder, Samples.FailingAfter.class).files());
    }

    @Test
    void handshakesBeforeTheTestBelongToIt() {
        assertEquals(
                files("RunsBefore.fails"),
                Launch.of(folder, Samples.RunsBefore.class).files());
    }

    @Test
    void handshakesOfAClassBelongToNoTest() {
        assertEquals(List.of(), Launch.of(folder, Samples.RunsBeforeAll.class).files());
    }

    @Test
    void aDynamicTestHasFilesUnderItsIndex() {
        assertEquals(
                files("Dynamic.fails-2"),
                Launch.of(folder, Samples.Dynamic.class).files());
    }

    @Test
    void aRepetitionHasFilesUnderItsIndex() {
        assertEquals(
                files("Repeated.fails-1", "Repeated.fails-2"),
                Launch.of(folder, Samples.Repeated.class).files());
    }

    @Test
    void anAnnotatedMethodReportsAlone() {
        assertEquals(
                files("OneMethod.isAnnotated"),
                Launch.of(folder, Samples.OneMethod.class).files());
    }

    @Test
    void aSecondRegistrationWritesNothingMore() {
        assertEquals(
                files("RegisteredTwice.fails"),
                Launch.of(folder, Samples.RegisteredTwice.class).files());
    }

    @Test
    void aSecondRegistrationHearsNothingTwice() {
        String report = Launch.of(folder, Samples.RegisteredTwice.class).text(SAMPLES + "RegisteredTwice.fails.html");
        assertTrue(report.contains("handshake 1 of 1"), report);
    }

    @Test
    void methodsOfOneNameDoNotOverwriteEachOther() {
        assertEquals(
                files("Overloaded.fails", "Overloaded.fails_2"),
                Launch.of(folder, Samples.Overloaded.class).files());
    }

    @Test
    void autoDetectionNeedsNoAnnotation() {
        Map<String, String> detecting = Map.of("junit.jupiter.extensions.autodetection.enabled", "true");
        assertEquals(
                files("Unannotated.fails"),
                Launch.of(folder, detecting, List.of(Samples.Unannotated.class)).files());
    }

    @Test
    void withoutAnnotationNothingIsWritten() {
        assertEquals(List.of(), Launch.of(folder, Samples.Unannotated.class).files());
    }

    @Test
    void aCaptureHasNoSecretsByItself() {
        String capture = Launch.of(folder, Samples.Registered.class).text(SAMPLES + "Registered.fails.pcapng");
        assertFalse(capture.contains("TRAFFIC_SECRET"));
    }

    @Test
    void aCaptureHasTheSecretsOfARunThatKeptThem() {
        String capture = Launch.of(folder, Samples.WithSecrets.class).text(SAMPLES + "WithSecrets.fails.pcapng");
        assertTrue(capture.contains("TRAFFIC_SECRET"));
    }

    @Test
    void fullReportsHaveTheSecretsOfEveryRun() {
        System.setProperty("tlsloop.reports", "full");
        try {
            String report = Launch.of(folder, Samples.Registered.class).text(SAMPLES + "Registered.fails.html");
            assertTrue(report.contains("{EncryptedExtensions}"), report);
        } finally {
            System.clearProperty("tlsloop.reports");
        }
    }

    @Test
    void anUnknownModeOfReportsIsRefused() {
        System.setProperty("tlsloop.reports", "ful");
        try {
            assertEquals(
                    "the system property tlsloop.reports is \"ful\"; set it to full for reports with secrets, or leave"
                            + " it out",
                    Launch.of(folder, Samples.Registered.class).failure().getMessage());
        } finally {
            System.clearProperty("tlsloop.reports");
        }
    }

    /** A report and a capture of each name. */
    private static List<String> files(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(SAMPLES + name + ".pcapng", SAMPLES + name + ".html"))
                .sorted()
                .toList();
    }
}
