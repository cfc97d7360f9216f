package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.STRANGER;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.bareServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.fresh;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Connection;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.openssl.reason.ErrorQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The error queue of a refusal, as pyOpenSSL lists it. */
class ErrorsTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static List<ErrorEntry> errors(Connection connection) {
        return connection.refusal().map(Refusal::errors).orElse(List.of());
    }

    private static ErrorEntry ofSsl(String reason) {
        return new ErrorEntry("SSL routines", "", reason);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("G1")
    @Behaviour({"F117", "F279"})
    void theQueueNamesACertificateVerifyFailure(TlsVersion version) {
        try (ManualOpenSslPair pair =
                fresh(aClient(version), bareServer().credential(STRANGER)).handshake()) {
            assertEquals(List.of(ofSsl("certificate verify failed")), errors(pair.client()));
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, tlsv1 alert unknown ca", "TLS_1_3, tlsv1 alert unknown ca"})
    @PyOpenSslItem("G1")
    @Behaviour("F277")
    void refusesAnUntrustedCertificateAndThePeerReceivesTheAlert(TlsVersion version, String received) {
        Credential mallory = Authority.create("Others").issue("mallory");
        ContextBuilder server = aServer().trust(CA).verify(PEER);
        try (ManualOpenSslPair pair =
                fresh(aClient(version).credential(mallory), server).handshake()) {
            assertEquals(
                    List.of(List.of(ofSsl("certificate verify failed")), List.of(ofSsl(received))),
                    List.of(errors(pair.server()), errors(pair.client())));
        }
    }

    @Test
    @PyOpenSslItem("G1")
    @Behaviour({"F019", "F021"})
    void bothSidesReportVersionsWithoutOverlap() {
        try (ManualOpenSslPair pair =
                fresh(aClient(TLS_1_2), aServer().versions(TLS_1_3, TLS_1_3)).handshake()) {
            assertEquals(
                    List.of(List.of(ofSsl("unsupported protocol")), List.of(ofSsl("tlsv1 alert protocol version"))),
                    List.of(errors(pair.server()), errors(pair.client())));
        }
    }

    @Test
    @PyOpenSslItem("G1")
    @Behaviour("F275")
    void aServerThatHasNoUsableCertificateSharesNoCipher() {
        ContextBuilder rsaOnly = aServer().cipherList("aRSA");
        try (ManualOpenSslPair pair = fresh(aClient(TLS_1_2), rsaOnly).handshake()) {
            assertEquals(
                    List.of(List.of(ofSsl("no shared cipher")), true),
                    List.of(
                            errors(pair.server()),
                            errors(pair.client()).get(0).reason().endsWith("alert handshake failure")));
        }
    }

    @Test
    @PyOpenSslItem("G1")
    @Behaviour("F271")
    void plainHttpIsNamedAndAnsweredWithNothing() {
        try (ManualOpenSslPair pair = fresh(aClient(), aServer())) {
            pair.server().incoming().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            IoStatus status = pair.server().handshake();
            assertEquals(
                    List.of(IoStatus.REFUSED, List.of(ofSsl("http request")), 0),
                    List.of(
                            status,
                            errors(pair.server()),
                            pair.server().outgoing().pending()));
        }
    }

    @Test
    @PyOpenSslItem("G1")
    @Behaviour("F271")
    void aRefusalIsNotFollowedByAnother() {
        try (ManualOpenSslPair pair =
                fresh(aClient(), bareServer().credential(STRANGER)).handshake()) {
            List<ErrorEntry> before = errors(pair.client());
            pair.client().handshake();
            assertEquals(before, errors(pair.client()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @Behaviour("F352")
    void anExceptionInACallbackIsTheCauseAndTheQueueIsKept(TlsVersion version) {
        RuntimeException mine = new IllegalStateException("mine");
        ContextBuilder client = aClient(version).onVerify(v -> {
            throw mine;
        });
        try (ManualOpenSslPair pair = fresh(client, aServer()).handshake()) {
            assertEquals(
                    List.of(Optional.of(mine), List.of(ofSsl("certificate verify failed"))),
                    List.of(pair.client().refusal().flatMap(Refusal::cause), errors(pair.client())));
        }
    }

    @Test
    @PyOpenSslItem("G6")
    @Behaviour({"F237", "F353"})
    void anEndOfTheInputLeavesNothingInTheQueue() {
        try (ManualOpenSslPair pair = fresh(aClient(), aServer())) {
            pair.client().incoming().end();
            IoStatus status = pair.client().handshake();
            assertEquals(List.of(IoStatus.EOF, List.of()), List.of(status, errors(pair.client())));
        }
    }

    @Test
    @Behaviour("F351")
    void aRefusalEmptiesTheQueue() {
        fresh(aClient(), bareServer().credential(STRANGER)).handshake().close();
        assertEquals(List.of(), ErrorQueue.drain());
    }
}
