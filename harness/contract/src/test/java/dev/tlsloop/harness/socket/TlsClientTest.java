package dev.tlsloop.harness.socket;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.harness.socket.SocketParties.ALICE;
import static dev.tlsloop.harness.socket.SocketParties.CA;
import static dev.tlsloop.harness.socket.SocketParties.CLIENT;
import static dev.tlsloop.harness.socket.SocketParties.MUTUAL;
import static dev.tlsloop.harness.socket.SocketParties.SERVER;
import static dev.tlsloop.harness.socket.SocketParties.STRANGER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tlsloop.Alert;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.jsse.Jsse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of a client to servers on a port: the HTTPS server of the JDK, one without TLS, and none. */
@Timeout(120)
class TlsClientTest {
    private HttpsServer https;

    @BeforeEach
    void start() throws IOException {
        https = HttpsServer.create(anyPort(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(Jsse.sslContext(CA, CA.issue("localhost"))));
        https.start();
    }

    @AfterEach
    void stop() {
        https.stop(0);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private InetSocketAddress address() {
        return new InetSocketAddress("localhost", https.getAddress().getPort());
    }

    @Test
    void aServerOfTheCallerAnswers() {
        assertThat(TlsClient.call(CLIENT, address())).established().receivedData();
    }

    @Test
    void aClientRefusesAServerOfTheCaller() {
        assertThat(TlsClient.call(STRANGER, address())).refusedPeer().because(Reason.UNKNOWN_ISSUER);
    }

    @Test
    void aClientRefusesTheHostNameOfAServerOfTheCaller() {
        SocketOutcome outcome =
                TlsClient.call(CLIENT, address(), ConnectionSettings.forServer("api.test"), SocketSettings.defaults());
        assertThat(outcome).refusedPeer().because(Reason.NAME_MISMATCH);
    }

    @Test
    void aServerThatRefusesTheClientIsSeenInTls13() {
        try (TlsServer mutual = TlsServer.serve(MUTUAL)) {
            assertThat(TlsClient.call(CLIENT, mutual.address())).refusedByPeer().withAlert(missingCertificate());
        }
    }

    @Test
    void aServerThatRefusesTheClientIsSeenInTls12() {
        Context old = CLIENT.toBuilder()
                .versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                .build();
        try (TlsServer mutual = TlsServer.serve(MUTUAL)) {
            assertThat(TlsClient.call(old, mutual.address())).refusedByPeer();
        }
    }

    @Test
    void aServerThatAcceptsTheClientCertificateAnswers() {
        try (TlsServer mutual = TlsServer.serve(MUTUAL)) {
            assertThat(TlsClient.call(ALICE, mutual.address())).established().receivedData();
        }
    }

    @Test
    void aServerWithoutTlsIsNamed() throws Exception {
        try (PlainServer plain = PlainServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertEquals(
                    "the server does not speak TLS: the input starts with \"HTTP/1.1 400 Bad Request\", which is plain"
                            + " HTTP, not TLS",
                    TlsClient.call(CLIENT, plain.address()).summary());
        }
    }

    @Test
    void aPortWithoutAServerIsNamed() {
        TlsServer closed = TlsServer.serve(SERVER);
        closed.close();
        UncheckedIOException e =
                assertThrows(UncheckedIOException.class, () -> TlsClient.call(CLIENT, closed.address()));
        assertEquals(
                "no server accepts a connection at localhost/127.0.0.1:" + closed.port()
                        + ": Connection refused; start it before the call, and give its port",
                e.getMessage());
    }

    @Test
    void theContextOfAServerIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> TlsClient.call(SERVER, address()));
    }

    @Test
    void anExceptionOfAHandlerReachesTheCaller() {
        SocketSettings failing = SocketSettings.defaults().withHandler((in, out) -> {
            throw new IOException("the disk is full");
        });
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> TlsClient.call(CLIENT, address(), ConnectionSettings.forServer("localhost"), failing));
        assertEquals("the handler of the call threw java.io.IOException: the disk is full", e.getMessage());
    }

    /** Releases of the JDK send different alerts, of which RFC 8446 names the last. */
    private static Alert missingCertificate() {
        return Runtime.version().feature() > 17 ? Alert.CERTIFICATE_REQUIRED : Alert.BAD_CERTIFICATE;
    }
}
