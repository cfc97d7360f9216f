package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.fixtures.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The refusal reasons of the JDK's trust managers where Bouncy Castle's certificate path validator comes first. */
class BouncyCastleInFrontTest {
    @Test
    void theReasonsAreThoseOfTheJdksValidator() throws IOException {
        String expected = Stream.<Flaw>concat(BouncyCastleInFront.FLAWS.stream(), BouncyCastleInFront.STAPLES.stream())
                .map(flaw -> flaw + " " + flaw.reason())
                .collect(Collectors.joining("\n"));

        assertEquals(expected, printed());
    }

    private static String printed() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BouncyCastleInFront.class.getName())
                // Newer JDKs print warnings about native code to that stream.
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
