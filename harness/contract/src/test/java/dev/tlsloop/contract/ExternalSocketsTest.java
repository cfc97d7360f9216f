package dev.tlsloop.contract;

import static dev.tlsloop.Reason.BAD_RECORD;
import static dev.tlsloop.Reason.NO_COMMON_PROTOCOL;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.StreamEnd;
import dev.tlsloop.harness.StreamEnds;
import dev.tlsloop.jsse.Jsse;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client on a user-supplied socket factory, whose sockets are stepped without a waiting thread. */
class ExternalSocketsTest {
    static Stream<TlsVersion> versions() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }

    private static Endpoint trusting(Trust trust) {
        return Jsse.endpoint(JdkSslContexts.trusting(trust).getSocketFactory());
    }

    private static Context server(TlsVersion version) {
        return Context.server()
                .versions(version, version)
                .credential(ContractCredentials.LOCALHOST)
                .alpn("http/1.1")
                .build();
    }

    private static Pair pair(TlsVersion version) {
        return Loopback.between(trusting(ContractCredentials.CA), server(version))
                .open();
    }

    private static ManualPair manualPair(Endpoint clients, ConnectionSettings settings) {
        Endpoint servers = server(TlsVersion.TLS_1_3).start();
        return new ManualPair(
                clients, servers, clients.open(CLIENT, settings), servers.open(SERVER, ConnectionSettings.none()));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void acceptsAServerThatItTrusts(TlsVersion version) {
        assertThat(Loopback.between(trusting(ContractCredentials.CA), server(version))
                        .handshake())
                .succeeded()
                .withVersion(version);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesAStranger(TlsVersion version) {
        assertThat(Loopback.between(trusting(ContractCredentials.STRANGERS), server(version))
                        .handshake())
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void dataCrossesBothWays(TlsVersion version) {
        byte[] much = new byte[100_000];
        try (Pair pair = pair(version)) {
            assertArrayEquals(much, pair.transfer(CLIENT, much));
            assertArrayEquals(much, pair.transfer(SERVER, much));
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void closesCleanlyFromEitherSide(TlsVersion version) {
        try (Pair one = pair(version);
                Pair other = pair(version)) {
            assertEquals(new StreamEnds(StreamEnd.CLEAN, StreamEnd.CLEAN), one.closeNotify(CLIENT));
            assertEquals(new StreamEnds(StreamEnd.CLEAN, StreamEnd.CLEAN), other.closeNotify(SERVER));
        }
    }

    @Test
    void aRecordThatComesByteByByteIsWaitedFor() {
        try (ManualPair pair =
                manualPair(trusting(ContractCredentials.CA), ConnectionSettings.forServer("localhost"))) {
            pair.client().handshake();
            pair.move();
            pair.server().handshake();
            for (byte b : pair.server().outgoing().readAll()) {
                assertEquals(IoStatus.READ, pair.client().handshake());
                pair.client().incoming().write(new byte[] {b});
            }
            assertEquals(IoStatus.NOTHING, pair.client().handshake());
        }
    }

    @Test
    void anEndOfInputDuringTheHandshakeIsDetected() {
        try (ManualPair pair =
                manualPair(trusting(ContractCredentials.CA), ConnectionSettings.forServer("localhost"))) {
            pair.client().handshake();
            pair.client().incoming().end();
            assertEquals(IoStatus.EOF, pair.client().handshake());
        }
    }

    @Test
    void inputThatIsNotTlsIsRefused() {
        try (ManualPair pair =
                manualPair(trusting(ContractCredentials.CA), ConnectionSettings.forServer("localhost"))) {
            pair.client().handshake();
            pair.client()
                    .incoming()
                    .write("HTTP/1.1 400 Bad Request\r\n\r\n"
                            .repeat(1000)
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            pair.client().handshake();
            assertEquals(
                    BAD_RECORD, pair.client().refusal().map(Refusal::reason).orElseThrow());
        }
    }

    @Test
    void offersTheAlpnOfItsConnectionSettings() {
        ConnectionSettings settings = ConnectionSettings.forServer("localhost").withAlpn(List.of(AlpnProtocol.HTTP_2));
        try (ManualPair pair = manualPair(trusting(ContractCredentials.CA), settings)) {
            pair.handshake();
            assertEquals(
                    NO_COMMON_PROTOCOL,
                    pair.server().refusal().map(Refusal::reason).orElseThrow());
        }
    }

    @Test
    void presentsTheCertificateThatIsHiddenInItsFactory() {
        Context insistent = server(TlsVersion.TLS_1_3).toBuilder()
                .trust(ContractCredentials.CA)
                .verify(dev.tlsloop.VerifyMode.PEER, dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT)
                .build();
        Endpoint alice = Jsse.endpoint(JdkSslContexts.presenting(ContractCredentials.ALICE, ContractCredentials.CA)
                .getSocketFactory());
        assertThat(Loopback.between(alice, insistent).handshake()).succeeded().withClientCertificate();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theUsersSessionCacheDoesNotGrow(TlsVersion version) {
        SSLContext userContext = JdkSslContexts.trusting(ContractCredentials.CA);
        Outcome outcome = Loopback.between(Jsse.endpoint(userContext.getSocketFactory()), server(version))
                .handshake();
        assertThat(outcome).succeeded();
        assertEquals(false, userContext.getClientSessionContext().getIds().hasMoreElements());
    }

    @Test
    void aClosedConnectionKeepsThePeersChain() {
        Pair pair = pair(TlsVersion.TLS_1_3);
        pair.close();
        assertEquals(ContractCredentials.LOCALHOST.chain(), pair.client().peerChain());
    }

    @Test
    void isNoServer() {
        Endpoint client = trusting(ContractCredentials.CA);
        assertEquals(
                "open(server, ...) on sockets of a client; bring the SSLContext of the server, or declare it with"
                        + " Context.server()",
                assertThrows(IllegalArgumentException.class, () -> client.open(SERVER, ConnectionSettings.none()))
                        .getMessage());
    }

    @Test
    void aServerNameOfItsOwnCannotBeVerifiedForAnother() {
        Endpoint client = trusting(ContractCredentials.CA);
        ConnectionSettings settings =
                ConnectionSettings.forServer("a.test").withVerifyName(dev.tlsloop.ServerName.of("b.test"));
        assertThrows(UnsupportedSettingException.class, () -> client.open(CLIENT, settings));
    }
}
