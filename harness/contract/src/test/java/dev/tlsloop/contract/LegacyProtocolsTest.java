package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SSL 3.0, TLS 1.0 and TLS 1.1 on the JDK, which one call enables for the whole process. */
class LegacyProtocolsTest {
    private static String output(String preparation, String method) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        LegacyHandshake.class.getName(),
                        preparation,
                        method)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    @ParameterizedTest
    @CsvSource({"SSLv3, SSL 3.0", "TLSv1, TLS 1.0", "TLSv1_1, TLS 1.1"})
    @PyOpenSslItem({"A2", "A4", "A5"})
    @Behaviour("F011")
    void aMethodNegotiatesItsVersionWhereTheProcessHasEnabledIt(String method, String version) throws Exception {
        assertEquals(version, output("enabled", method));
    }

    @Test
    @PyOpenSslItem({"A4", "A7"})
    void withoutEnablingItIsRefusedWithARemedy() throws Exception {
        assertEquals(
                "TLS 1.0 in versions(...) cannot be honoured by the engine jsse: the JDK switches it off for the whole"
                        + " process (jdk.tls.disabledAlgorithms); call"
                        + " Jsse.insecurelyEnableLegacyProtocolsInThisProcess() before anything uses TLS, run it on"
                        + " the engine openssl, or leave it out",
                output("not", "TLSv1"));
    }

    @Test
    void theirSecretsAreNotCaptured() throws Exception {
        assertEquals(
                "options(CAPTURE_SECRETS) with versions below TLS 1.2 cannot be honoured by the engine jsse: what it"
                        + " would show of them cannot be proven; begin at TLS 1.2, or run it on the engine openssl",
                output("captured", "TLSv1"));
    }

    @Test
    void aCallAfterTheFirstUseOfTlsIsRefused() throws Exception {
        assertEquals(
                "the legacy protocols stay off: JSSE reads jdk.tls.disabledAlgorithms once, and has done so already;"
                        + " call this before anything in this process uses TLS",
                output("late", "TLSv1"));
    }
}
