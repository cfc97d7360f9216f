package dev.tlsloop.openssl;

import static dev.tlsloop.Reason.BAD_RECORD;
import static dev.tlsloop.Reason.NO_COMMON_CIPHER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Option;
import dev.tlsloop.Refusal;
import dev.tlsloop.Session;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Evidence that only this engine has, such as its own alert and text. */
class EvidenceTest {
    private static final Authority CA = Authority.create();
    private static final Credential LOCALHOST = CA.issue("localhost");
    private static final Credential MALLORY = Authority.create("Strangers").issue("mallory");

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ContextBuilder client() {
        return Context.client().engine(OpenSsl.engine()).trust(CA);
    }

    private static ContextBuilder server() {
        return Context.server().engine(OpenSsl.engine()).credential(LOCALHOST);
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, 48", "TLS_1_3, 48"})
    void aServerKnowsTheAlertForAStrangerAlsoWhereItIsEncrypted(TlsVersion version, int alert) {
        Context client = client().versions(version, version).credential(MALLORY).build();
        Context server = server().trust(CA).verify(PEER, FAIL_IF_NO_PEER_CERT).build();
        assertThat(Loopback.between(client, server).handshake())
                .failedOn(SERVER)
                .withAlert(new Alert(alert));
    }

    @Test
    void aRecordThatIsTooShortIsABadRecord() {
        byte[] shortRecord = {23, 3, 3, 0, 3, 1, 2, 3};
        try (Pair pair = Loopback.between(client().versions(TLS_1_2, TLS_1_2).build(), server().build())
                .open()) {
            pair.server().incoming().write(ByteBuffer.wrap(shortRecord));
            pair.runUntilIdle();
            assertEquals(Optional.of(BAD_RECORD), pair.server().refusal().map(Refusal::reason));
        }
    }

    @Test
    void aClientWithoutACipherForItsVersionsHasNoneInCommon() {
        Context client = client().versions(TLS_1_2, TLS_1_2).cipherList("PSK").build();
        Outcome outcome = Loopback.between(client, server().build()).handshake();
        assertThat(outcome).failedOn(CLIENT).because(NO_COMMON_CIPHER);
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, 40", "TLS_1_3, 116"})
    void aServerKnowsTheAlertForNoCertificate(TlsVersion version, int alert) {
        Context server = server().trust(CA).verify(PEER, FAIL_IF_NO_PEER_CERT).build();
        Context client = client().versions(version, version).build();
        assertThat(Loopback.between(client, server).handshake())
                .failedOn(SERVER)
                .withAlert(new Alert(alert));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    void aClientKnowsTheAlertThatItSent(TlsVersion version) {
        Context server =
                Context.server().engine(OpenSsl.engine()).credential(MALLORY).build();
        Context client = client().versions(version, version).build();
        assertThat(Loopback.between(client, server).handshake())
                .failedOn(CLIENT)
                .withAlert(Alert.UNKNOWN_CA);
    }

    @Test
    void theDetailQuotesOpenSslWithItsNumber() {
        Context server =
                Context.server().engine(OpenSsl.engine()).credential(MALLORY).build();
        Outcome.Refused refused =
                (Outcome.Refused) Loopback.between(client().build(), server).handshake();
        assertEquals(
                "certificate verify failed: unable to get local issuer certificate (20)",
                refused.refusal().detail());
    }

    @Test
    void theCertificateAtFaultIsNamed() {
        Context server =
                Context.server().engine(OpenSsl.engine()).credential(MALLORY).build();
        Outcome.Refused refused =
                (Outcome.Refused) Loopback.between(client().build(), server).handshake();
        assertEquals(Optional.of(MALLORY.certificate()), refused.refusal().certificate());
    }

    @Test
    void refusesBytesThatAreNoTlsWithOpenSslsText() {
        try (Endpoint servers = server().build().start();
                Connection connection = servers.open(SERVER, ConnectionSettings.none())) {
            connection.incoming().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.handshake();
            assertEquals(
                    Optional.of("http request (SSL routines)"),
                    connection.refusal().map(Refusal::detail));
        }
    }

    @Test
    void aServerPresentsItsOwnChainWithoutTrustedCertificates() {
        Context server = server().trust(CA).build();
        Outcome.Success success =
                (Outcome.Success) Loopback.between(client().build(), server).handshake();
        assertEquals(LOCALHOST.chain(), success.client().peerChain());
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    void aSessionIsAValueThatAnotherEndpointOfItsContextResumes(TlsVersion version) {
        Context client = client().versions(version, version).build();
        try (Endpoint servers = server().build().start();
                Pair first = Loopback.between(client, servers).open()) {
            Session session = first.client().session().orElseThrow();
            assertThat(Loopback.between(client, servers).withSession(session).handshake())
                    .succeeded()
                    .resumed();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    void aCachedSessionSurvivesAConnectionWithoutCloseNotify(TlsVersion version) {
        Context client = client().versions(version, version).build();
        try (Endpoint servers = server().options(Option.NO_TICKET).build().start()) {
            Session session = sessionOfAClosedConnection(client, servers);
            assertThat(Loopback.between(client, servers).withSession(session).handshake())
                    .succeeded()
                    .resumed();
        }
    }

    private static Session sessionOfAClosedConnection(Context client, Endpoint servers) {
        try (Pair pair = Loopback.between(client, servers).open()) {
            return pair.client().session().orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    void aResumedClientReturnsTheChainOfTheFirstHandshake(TlsVersion version) {
        Credential below = CA.intermediate("Below").issue("localhost");
        Context client = client().versions(version, version).build();
        Context server =
                Context.server().engine(OpenSsl.engine()).credential(below).build();
        try (Pair first = Loopback.between(client, server).open();
                Pair second = first.resume()) {
            assertEquals(
                    below.chain(), ((Outcome.Success) second.outcome()).client().peerChain());
        }
    }

    @Test
    void theEngineIsNamedWithItsVersion() {
        try (Endpoint endpoint = client().build().start()) {
            assertEquals("openssl " + OpenSsl.version(), endpoint.engineText());
        }
    }
}
