package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.openssl.Linked.CA;
import static dev.tlsloop.openssl.Linked.STRANGER;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.bareServer;
import static dev.tlsloop.openssl.Linked.fresh;
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
    void aChainThatDoesNotVerifyIsSaidSo(TlsVersion version) {
        try (Linked linked =
                fresh(aClient(version), bareServer().credential(STRANGER)).shakenHands()) {
            assertEquals(List.of(ofSsl("certificate verify failed")), errors(linked.client()));
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, tlsv1 alert unknown ca", "TLS_1_3, tlsv1 alert unknown ca"})
    @PyOpenSslItem("G1")
    @Behaviour("F277")
    void aStrangersCertificateIsRefusedAndTheStrangerHearsWhy(TlsVersion version, String heard) {
        Credential mallory = Authority.create("Others").issue("mallory");
        ContextBuilder server = aServer().trust(CA).verify(PEER);
        try (Linked linked = fresh(aClient(version).credential(mallory), server).shakenHands()) {
            assertEquals(
                    List.of(List.of(ofSsl("certificate verify failed")), List.of(ofSsl(heard))),
                    List.of(errors(linked.server()), errors(linked.client())));
        }
    }

    @Test
    @PyOpenSslItem("G1")
    @Behaviour({"F019", "F021"})
    void versionsThatDoNotMeetAreSaidOnBothSides() {
        try (Linked linked =
                fresh(aClient(TLS_1_2), aServer().versions(TLS_1_3, TLS_1_3)).shakenHands()) {
            assertEquals(
                    List.of(List.of(ofSsl("unsupported protocol")), List.of(ofSsl("tlsv1 alert protocol version"))),
                    List.of(errors(linked.server()), errors(linked.client())));
        }
    }

    @Test
    @PyOpenSslItem("G1")
    @Behaviour("F275")
    void aServerThatHasNoUsableCertificateSharesNoCipher() {
        ContextBuilder rsaOnly = aServer().cipherList("aRSA");
        try (Linked linked = fresh(aClient(TLS_1_2), rsaOnly).shakenHands()) {
            assertEquals(
                    List.of(List.of(ofSsl("no shared cipher")), true),
                    List.of(
                            errors(linked.server()),
                            errors(linked.client()).get(0).reason().endsWith("alert handshake failure")));
        }
    }

    @Test
    @PyOpenSslItem("G1")
    @Behaviour("F271")
    void plainHttpIsNamedAndAnsweredWithNothing() {
        try (Linked linked = fresh(aClient(), aServer())) {
            linked.server().incoming().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            IoStatus status = linked.server().handshake();
            assertEquals(
                    List.of(IoStatus.REFUSED, List.of(ofSsl("http request")), 0),
                    List.of(
                            status,
                            errors(linked.server()),
                            linked.server().outgoing().pending()));
        }
    }

    @Test
    @PyOpenSslItem("G1")
    @Behaviour("F271")
    void aRefusalIsNotFollowedByAnother() {
        try (Linked linked = fresh(aClient(), bareServer().credential(STRANGER)).shakenHands()) {
            List<ErrorEntry> before = errors(linked.client());
            linked.client().handshake();
            assertEquals(before, errors(linked.client()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @Behaviour("F352")
    void whatACallbackThrewComesBeforeTheQueueWhichIsKept(TlsVersion version) {
        RuntimeException mine = new IllegalStateException("mine");
        ContextBuilder client = aClient(version).onVerify(v -> {
            throw mine;
        });
        try (Linked linked = fresh(client, aServer()).shakenHands()) {
            assertEquals(
                    List.of(Optional.of(mine), List.of(ofSsl("certificate verify failed"))),
                    List.of(linked.client().refusal().flatMap(Refusal::cause), errors(linked.client())));
        }
    }

    @Test
    @PyOpenSslItem("G6")
    @Behaviour({"F237", "F353"})
    void anEndOfTheInputLeavesNothingInTheQueue() {
        try (Linked linked = fresh(aClient(), aServer())) {
            linked.client().incoming().end();
            IoStatus status = linked.client().handshake();
            assertEquals(List.of(IoStatus.EOF, List.of()), List.of(status, errors(linked.client())));
        }
    }

    @Test
    @Behaviour("F351")
    void theQueueIsEmptiedByARefusal() {
        fresh(aClient(), bareServer().credential(STRANGER)).shakenHands().close();
        assertEquals(List.of(), ErrorQueue.drain());
    }
}
