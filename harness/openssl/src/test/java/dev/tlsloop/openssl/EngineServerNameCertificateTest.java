package dev.tlsloop.openssl;

import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.bareServer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Option;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client certificate with ENGINE_SNI: the first context asks, and the selected one names the authorities. */
class EngineServerNameCertificateTest {
    private static final Credential BLUE = CA.issue("blue.test");

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ContextBuilder front() {
        return aServer().options(Option.ENGINE_SNI);
    }

    /** The front asks or not, and the selected context the other way round. */
    private static ClientCertificate certificateAsked(ContextBuilder front, ContextBuilder selected) {
        Context client = aClient().credential(CA.issue("alice.test")).build();
        return Loopback.between(
                        client,
                        front.onServerName("blue.test", selected.build()).build())
                .withServerName("blue.test")
                .handshake()
                .clientCertificate();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    void aClientIsNotAskedIfTheFrontDoesNotVerifyClients(TlsVersion version) {
        ContextBuilder strict = bareServer().credential(BLUE).trust(CA).verify(PEER, FAIL_IF_NO_PEER_CERT);
        assertEquals(
                new ClientCertificate.NotAsked(
                        Optional.of("verify(...), and options(ENGINE_SNI) lets the first context decide")),
                certificateAsked(front().versions(version, version), strict));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    void aClientIsAskedIfTheFrontVerifiesClients(TlsVersion version) {
        ContextBuilder strict = front().versions(version, version).trust(CA).verify(PEER);
        assertEquals(
                ClientCertificate.Presented.class,
                certificateAsked(strict, bareServer().credential(BLUE).trust(CA))
                        .getClass());
    }

    @Test
    void theNamedAuthoritiesAreThoseOfTheSelectedContext() {
        X500Principal named = new X500Principal("CN=Blue");
        ContextBuilder strict = front().trust(CA).verify(PEER);
        ContextBuilder blue = bareServer().credential(BLUE).clientCas(List.of(named));
        Context client = aClient().build();
        Outcome outcome = Loopback.between(
                        client, strict.onServerName("blue.test", blue.build()).build())
                .withServerName("blue.test")
                .handshake();
        assertEquals(
                new ClientCertificate.Withheld(ClientCertificate.Why.HOLDS_NONE, List.of(named)),
                outcome.clientCertificate());
    }
}
