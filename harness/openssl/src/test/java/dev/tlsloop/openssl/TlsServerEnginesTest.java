package dev.tlsloop.openssl;

import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Engine;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.assertion.SocketExpectations;
import dev.tlsloop.harness.socket.SocketOutcome;
import dev.tlsloop.harness.socket.SocketSettings;
import dev.tlsloop.harness.socket.TlsClient;
import dev.tlsloop.harness.socket.TlsServer;
import dev.tlsloop.harness.transcript.MessageType;
import dev.tlsloop.jsse.Jsse;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server on a port has the same outcomes on each engine, whatever the engine of its client. */
@Timeout(120)
class TlsServerEnginesTest {
    private static final Authority CA = Authority.create();

    /** The engines of client and server. */
    record Engines(Engine client, Engine server) {
        TlsServer serving(SocketSettings settings) {
            return TlsServer.serve(
                    Context.server()
                            .engine(server)
                            .credential(CA.issue("localhost"))
                            .build(),
                    settings);
        }

        TlsServer mutual() {
            return TlsServer.serve(Context.server()
                    .engine(server)
                    .credential(CA.issue("localhost"))
                    .trust(CA)
                    .verify(PEER, FAIL_IF_NO_PEER_CERT)
                    .build());
        }

        SocketOutcome call(TlsServer tls, Authority trusted, SocketSettings settings) {
            Context context = Context.client().engine(client).trust(trusted).build();
            return TlsClient.call(context, tls.address(), ConnectionSettings.forServer("localhost"), settings);
        }
    }

    static Stream<Engines> pairs() {
        Engine jsse = Jsse.engine();
        Engine openssl = OpenSsl.engine();
        return Stream.of(
                new Engines(jsse, jsse),
                new Engines(jsse, openssl),
                new Engines(openssl, jsse),
                new Engines(openssl, openssl));
    }

    @AfterAll
    static void noNativeObjectIsLeft() {
        OpenSsl.checkNoLeaks();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aRequestArrivesAndIsAnswered(Engines engines) {
        try (TlsServer tls = engines.serving(SocketSettings.defaults())) {
            SocketOutcome ofClient = engines.call(tls, CA, SocketSettings.defaults());
            assertThat(tls.outcome()).meets(SocketExpectations.receivedData());
            assertThat(ofClient).established().receivedData();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theRefusalOfAClientIsAnAlertAtTheServer(Engines engines) {
        try (TlsServer tls = engines.serving(SocketSettings.defaults())) {
            SocketOutcome ofClient = engines.call(tls, Authority.create("Another"), SocketSettings.defaults());
            assertThat(ofClient).refusedPeer().because(Reason.UNKNOWN_ISSUER);
            assertThat(tls.outcome()).refusedByPeer();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theRefusalOfAServerIsAnAlertAtTheClient(Engines engines) {
        try (TlsServer tls = engines.mutual()) {
            SocketOutcome ofClient = engines.call(tls, CA, SocketSettings.defaults());
            assertThat(tls.outcome()).refusedPeer().because(Reason.NO_CERTIFICATE);
            assertThat(ofClient).refusedByPeer();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theTranscriptOfEachSideIsDecryptedWithItsSecrets(Engines engines) {
        SocketSettings readable = SocketSettings.defaults().withSecrets();
        try (TlsServer tls = engines.serving(readable)) {
            SocketOutcome ofClient = engines.call(tls, CA, readable);
            assertTrue(ofClient.transcript().shows(Side.SERVER, MessageType.CERTIFICATE), ofClient::toString);
            assertTrue(tls.outcome().transcript().shows(Side.SERVER, MessageType.CERTIFICATE));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void plainHttpIsNamed(Engines engines) throws Exception {
        try (TlsServer tls = engines.serving(SocketSettings.defaults());
                Socket client = new Socket(tls.address().getAddress(), tls.port())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals(
                    "the client does not speak TLS: the input starts with \"GET / HTTP/1.1\", which is plain HTTP, not TLS",
                    tls.outcome().summary());
        }
    }
}
