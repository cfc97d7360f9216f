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
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Alert;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Reason;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.assertion.SocketExpectations;
import dev.tlsloop.jsse.Jsse;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The outcome of each connection of a {@link TlsServer}. */
@Timeout(120)
class TlsServerTest {
    @Test
    void anHttpClientGetsAnAnswer() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            assertEquals("ok", SocketParties.get(SocketParties.http(CA), server));
        }
    }

    @Test
    void theRequestOfAnHttpClientArrives() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            SocketParties.get(SocketParties.http(CA), server);
            assertThat(server.outcome()).established().receivedData().withVersion(TlsVersion.TLS_1_3);
        }
    }

    @Test
    void noRequestArrivesFromAnHttpClientThatTrustsAnotherAuthority() {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            assertThrows(
                    java.io.IOException.class,
                    () -> SocketParties.get(SocketParties.http(Authority.create("Another")), server));
            assertThat(server.outcomes().get(0)).doesNotMeet(SocketExpectations.receivedData());
        }
    }

    @Test
    void theRefusalOfAClientHasItsAlert() {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            TlsClient.call(STRANGER, server.address());
            assertThat(server.outcome()).refusedByPeer().withAlert(Alert.CERTIFICATE_UNKNOWN);
        }
    }

    @Test
    void anSslContextOfTheCallerServes() throws Exception {
        Endpoint production = Jsse.endpoint(Jsse.sslContext(CA, CA.issue("localhost")));
        try (TlsServer server = TlsServer.serve(production)) {
            SocketParties.get(SocketParties.http(CA), server);
            assertThat(server.outcome()).established().receivedData();
        }
    }

    @Test
    void anEndpointStaysOpenAfterItsServer() {
        try (Endpoint endpoint = SERVER.start()) {
            TlsServer.serve(endpoint).close();
            try (TlsServer second = TlsServer.serve(endpoint)) {
                assertThat(TlsClient.call(CLIENT, second.address())).established();
            }
        }
    }

    @Test
    void aBodyIsReadBeforeTheAnswer() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            HttpRequest.Builder post = HttpRequest.newBuilder(server.uri())
                    .expectContinue(true)
                    .POST(BodyPublishers.ofByteArray(new byte[100_000]));
            assertEquals("ok", SocketParties.send(SocketParties.http(CA), post));
        }
    }

    @Test
    void aBodyInChunksIsReadBeforeTheAnswer() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            HttpRequest.Builder post = HttpRequest.newBuilder(server.uri())
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[100_000])));
            assertEquals("ok", SocketParties.send(SocketParties.http(CA), post));
        }
    }

    @Test
    void theAnswerToHeadHasNoBody() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            HttpRequest.Builder head = HttpRequest.newBuilder(server.uri()).method("HEAD", BodyPublishers.noBody());
            assertEquals("", SocketParties.send(SocketParties.http(CA), head));
        }
    }

    @Test
    void aServerRefusesAStranger() {
        Context mallory = Context.client()
                .trust(CA)
                .credential(Authority.create("Strangers").issue("mallory"))
                .build();
        try (TlsServer server = TlsServer.serve(MUTUAL)) {
            TlsClient.call(mallory, server.address());
            assertThat(server.outcome()).refusedPeer().because(Reason.UNKNOWN_ISSUER);
        }
    }

    @Test
    void aServerSeesTheCertificateOfItsClient() {
        try (TlsServer server = TlsServer.serve(MUTUAL)) {
            TlsClient.call(ALICE, server.address());
            assertThat(server.outcome()).established().withPeerCertificate();
        }
    }

    @Test
    void theServerNameChoosesTheContext() {
        Context blue = Context.server().credential(CA.issue("blue.test")).build();
        Context front = Context.server()
                .onServerName("blue.test", blue)
                .onServerName("localhost", SERVER)
                .build();
        try (TlsServer server = TlsServer.serve(front)) {
            TlsClient.call(
                    CLIENT, server.address(), ConnectionSettings.forServer("blue.test"), SocketSettings.defaults());
            assertThat(server.outcome()).established().servedBy(blue);
        }
    }

    @Test
    void eachConnectionHasAnOutcomeInItsOrder() {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            TlsClient.call(CLIENT, server.address());
            TlsClient.call(STRANGER, server.address());
            assertEquals(
                    List.of(SocketOutcome.Established.class, SocketOutcome.RefusedByPeer.class),
                    server.outcomes().stream().map(Object::getClass).toList());
        }
    }

    @Test
    void aServerWithoutAClientHasNoOutcomes() {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            assertEquals(List.of(), server.outcomes());
        }
    }

    @Test
    void aStartedEndpointCallsTwice() {
        try (Endpoint client = CLIENT.start();
                TlsServer server = TlsServer.serve(SERVER)) {
            TlsClient.call(client, server.address());
            TlsClient.call(client, server.address());
            assertThat(server.outcomes().get(1)).established().receivedData();
        }
    }

    @Test
    void plainHttpIsNotTls() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER);
                RudeClient client = RudeClient.of(server)) {
            client.sends("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").waitsForTheEnd();
            assertEquals(
                    "the client does not speak TLS: the input starts with \"GET / HTTP/1.1\", which is plain HTTP, not TLS",
                    server.outcome().summary());
        }
    }

    @Test
    void plainHttpToAnSslContextOfTheCallerIsNotTls() throws Exception {
        try (TlsServer server = TlsServer.serve(Jsse.endpoint(Jsse.sslContext(CA, CA.issue("localhost"))));
                RudeClient client = RudeClient.of(server)) {
            client.sends("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").waitsForTheEnd();
            assertThat(server.outcome()).notTls();
        }
    }

    @Test
    void aClientThatLeavesWithoutAByteAbandonedTheHandshake() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            RudeClient.of(server).close();
            assertEquals(
                    "the handshake stopped before the first byte of the client:"
                            + " the stream of the peer ended without close_notify",
                    server.outcome().summary());
        }
    }

    @Test
    void aClientThatLeavesInItsHelloAbandonedTheHandshakeThere() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER);
                RudeClient client = RudeClient.of(server)) {
            client.sends(java.util.Arrays.copyOf(RudeClient.hello(), 100)).endsItsStream();
            assertEquals(
                    "the handshake stopped in the first message of the client:"
                            + " the stream of the peer ended without close_notify",
                    server.outcome().summary());
        }
    }

    @Test
    void aClientThatLeavesAfterItsHelloAbandonedTheHandshake() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER);
                RudeClient client = RudeClient.of(server)) {
            client.sends(RudeClient.hello()).endsItsStream();
            assertEquals(
                    "the handshake stopped after the first message of the client:"
                            + " the stream of the peer ended without close_notify",
                    server.outcome().summary());
        }
    }

    @Test
    void aResetIsABrokenConnection() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            RudeClient.of(server).sends(RudeClient.hello()).waitsForAByte().resets();
            assertEquals(ConnectionEnd.BROKEN, ((SocketOutcome.Abandoned) server.outcome()).end());
        }
    }

    @Test
    void garbageIsNotTls() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER);
                RudeClient client = RudeClient.of(server)) {
            client.sends(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
                    .endsItsStream()
                    .waitsForTheEnd();
            assertThat(server.outcome()).notTls();
        }
    }

    @Test
    void aDeclaredServerHasNoOutcomeOfAClientThatNeverCame() {
        SocketSettings hasty = SocketSettings.defaults().withDeadline(java.time.Duration.ofMillis(10));
        try (TlsServer server = TlsServer.serve(SERVER, hasty)) {
            IllegalStateException e = assertThrows(IllegalStateException.class, server::outcome);
            assertEquals(
                    "outcome() needs one connection, and no client connected to " + server.uri()
                            + " within PT0.01S; call the server first, and catch what the call throws",
                    e.getMessage());
        }
    }

    @Test
    void theOutcomeOfSeveralConnectionsIsRefused() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            RudeClient.of(server).close();
            RudeClient.of(server).close();
            IllegalStateException e = assertThrows(IllegalStateException.class, server::outcome);
            assertTrue(
                    e.getMessage()
                            .startsWith("outcome() needs one connection, and 2 were made; ask outcomes() for all: the"
                                    + " handshake stopped before the first byte of the client"),
                    e.getMessage());
        }
    }
}
