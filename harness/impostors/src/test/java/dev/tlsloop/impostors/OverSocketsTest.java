package dev.tlsloop.impostors;

import static dev.tlsloop.impostors.ImpostorAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.harness.assertion.TlsAssertions;
import dev.tlsloop.harness.socket.TlsServer;
import dev.tlsloop.pem.Pem;
import dev.tlsloop.pem.TemporaryFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** HTTP clients over real sockets, and what they verify. */
@Timeout(300)
class OverSocketsTest {
    /** Releases of the JDK send different alerts. */
    private static final Pattern EXPIRED = Pattern.compile(
            "EXPIRED         refused   its certificate has expired \\(alert certificate_\\w+ \\(4\\d\\);"
                    + " threw SSLHandshakeException: .*PKIX path validation failed");

    private static final TemporaryFiles FILES = TemporaryFiles.create();
    private static final Path ROOT = FILES.write("root.pem", Pem.text(Clients.CA.certificate()));

    @AfterAll
    static void removeFiles() {
        FILES.close();
    }

    private static ImpostorReport met(ClientCall call) {
        return Impostors.by(Clients.CA).meetOverSockets(call);
    }

    static boolean hasCurl() {
        try {
            return new ProcessBuilder("curl", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void theHttpClientOfTheJdkVerifies() {
        assertThat(met(HttpClients.ofTheJdk(HttpClients.trusting()))).verifies();
    }

    @Test
    void theRestClientOfSpringVerifies() {
        assertThat(met(HttpClients.ofSpring(HttpClients.trusting()))).verifies();
    }

    @Test
    void theHttpClientOfApacheVerifies() {
        assertThat(met(HttpClients.ofApache(HttpClients.trusting()))).verifies();
    }

    @Test
    void theHttpClientOfApacheWithoutItsVerifierChecksNoHostName() {
        ClientCall careless = HttpClients.ofApache(
                HttpClients.trusting(), HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE);
        assertThat(met(careless)).checks(VerificationStep.CHAIN).doesNotCheck(VerificationStep.HOST_NAME);
    }

    @Test
    @EnabledIf(value = "hasCurl", disabledReason = "curl is not installed")
    void curlVerifies() {
        assertThat(met(HttpClients.curl(ROOT))).verifies();
    }

    @Test
    @EnabledIf(value = "hasCurl", disabledReason = "curl is not installed")
    void insecureCurlChecksNothing() {
        assertThat(met(HttpClients.curl(ROOT, "--insecure")))
                .doesNotCheck(VerificationStep.CHAIN)
                .doesNotCheck(VerificationStep.VALIDITY)
                .doesNotCheck(VerificationStep.HOST_NAME)
                .doesNotCheck(VerificationStep.PURPOSE);
    }

    @Test
    void theRetriesOfAClientCountAsOneCall() {
        ImpostorReport report = met(HttpClients.retrying(HttpClients.ofApache(HttpClients.trusting())));
        VerificationResult.Checked checked =
                assertInstanceOf(VerificationResult.Checked.class, report.on(Impostor.STRANGER));
        assertEquals(
                2, ((ClientOutcome.OverSockets) checked.outcome()).connections().size());
    }

    @Test
    void aClientThatLeavesAfterTheHandshakeRefused() {
        ImpostorReport report = met(HttpClients.ofApache(HttpClients.trusting()));
        assertTrue(
                report.toString()
                        .contains(
                                "WRONG_NAME      refused   its certificate is for another host (left"
                                        + " without a request; threw SSLPeerUnverifiedException: Certificate for <localhost> doesn't"),
                report::toString);
    }

    @Test
    void aNameOfTheCallerIsResolvedByTheClientOfApache() {
        assertThat(Impostors.by(Clients.CA)
                        .withServerName("api.test")
                        .meetOverSockets(HttpClients.ofApache(HttpClients.trusting())))
                .verifies();
    }

    @Test
    void aNameOfTheCallerIsResolvedByTheRestClientOverThatOfApache() {
        assertThat(Impostors.by(Clients.CA)
                        .withServerName("api.test")
                        .meetOverSockets(HttpClients.ofSpringOverApache(HttpClients.trusting())))
                .verifies();
    }

    @Test
    @EnabledIf(value = "hasCurl", disabledReason = "curl is not installed")
    void aNameOfTheCallerIsResolvedByAnOptionOfCurl() {
        assertThat(Impostors.by(Clients.CA).withServerName("api.test").meetOverSockets(HttpClients.curl(ROOT)))
                .verifies();
    }

    @Test
    void aNameOfTheCallerIsUnknownToTheHttpClientOfTheJdk() {
        ImpostorReport report = Impostors.by(Clients.CA)
                .withServerName("api.test")
                .meetOverSockets(HttpClients.ofTheJdk(HttpClients.trusting()));
        VerificationResult.Unknown unknown =
                assertInstanceOf(VerificationResult.Unknown.class, report.on(VerificationStep.CHAIN));
        assertEquals("let the client resolve the server name to 127.0.0.1, or call localhost", unknown.remedy());
    }

    @Test
    void aHostsFileOfTheJdkResolvesANameOfTheCaller() throws Exception {
        Path hosts = FILES.write("hosts", "127.0.0.1 api.test\n");
        Context named =
                Context.server().credential(Clients.CA.issue("api.test")).build();
        try (TlsServer server = TlsServer.serve(named)) {
            HttpClients.ofAnotherJvm(hosts, ROOT).call(server.uri("api.test"));
            TlsAssertions.assertThat(server.outcome()).established().receivedData();
        }
    }

    @Test
    void theReportHasTheAlertAndWhatTheCallThrew() {
        ImpostorReport report = met(HttpClients.ofApache(HttpClients.trusting()));
        assertTrue(EXPIRED.matcher(report.toString()).find(), report::toString);
    }

    @Test
    void theReportSaysThatTheClientIsOverSockets() {
        assertTrue(met(HttpClients.ofTheJdk(HttpClients.trusting()))
                .toString()
                .startsWith("client     : a client over sockets\ncontrol    : accepts a sound server\n"));
    }

    @Test
    void aCallThatConnectsNowhereIsUnknown() {
        ImpostorReport report = met(uri -> {
            throw new IOException("no such host");
        });
        assertEquals(
                new VerificationResult.Unknown(
                        "it does not accept a sound server either, it made no connection;"
                                + " the call threw IOException: no such host",
                        "let the client resolve the server name to 127.0.0.1, or call localhost"),
                report.on(VerificationStep.CHAIN));
    }

    @Test
    void aCallOverPlainHttpIsUnknown() {
        ClientCall plain = uri -> {
            try (var socket = new java.net.Socket("127.0.0.1", uri.getPort())) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());
                socket.getInputStream().readAllBytes();
            }
        };
        VerificationResult.Unknown unknown =
                assertInstanceOf(VerificationResult.Unknown.class, met(plain).on(Impostor.STRANGER));
        assertEquals("let the call send one request to the https address that it gets", unknown.remedy());
    }

    @Test
    void aClientThatTrustsAnotherAuthorityIsUnknown() {
        ImpostorReport report = met(HttpClients.ofApache(
                dev.tlsloop.jsse.Jsse.sslContext(dev.tlsloop.fixtures.Authority.create("Another"))));
        VerificationResult.Unknown unknown =
                assertInstanceOf(VerificationResult.Unknown.class, report.on(VerificationStep.CHAIN));
        assertEquals(
                "make the client trust this authority, and give the name that it verifies, withServerName(...)",
                unknown.remedy());
    }

    @Test
    void anErrorOfTheCallReachesTheTest() {
        AssertionError expected = new AssertionError("the answer is wrong");
        assertEquals(
                expected,
                assertThrows(
                        AssertionError.class,
                        () -> met(uri -> {
                            throw expected;
                        })));
    }

    @Test
    void theAddressHasTheServerName() {
        URI[] called = new URI[1];
        Impostors.by(Clients.CA).withServerName("api.test").meetOverSockets(uri -> called[0] = uri);
        assertEquals("api.test", called[0].getHost());
    }
}
