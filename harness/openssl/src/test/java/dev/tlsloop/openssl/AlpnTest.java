package dev.tlsloop.openssl;

import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of ALPN is OpenSSL's own way. */
class AlpnTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H14")
    @Behaviour("F174")
    void whereNothingIsInCommonTheServerSendsAnAlertInTheClearAndNothingElse(TlsVersion version) {
        try (Linked linked = Linked.fresh(aClient(version).alpn("h2"), aServer().alpn("http/1.1"))) {
            linked.client().handshake();
            linked.move();
            linked.server().handshake();
            assertArrayEquals(
                    new byte[] {21, 3, 3, 0, 2, 2, 120},
                    linked.server().outgoing().readAll());
        }
    }

    @Test
    @PyOpenSslItem("I19")
    @Behaviour("F173")
    void beforeAnyHandshakeNothingIsAgreed() {
        try (Linked linked = Linked.fresh(aClient().alpn("h2"), aServer().alpn("h2"))) {
            assertEquals(Optional.empty(), linked.client().negotiated().flatMap(n -> n.alpn()));
        }
    }

    @Test
    @PyOpenSslItem("H13")
    @Behaviour("F163")
    void anEmptyListIsRefused() {
        assertEquals(
                "alpn() is given no protocol; give at least one, or leave it out to go without ALPN",
                assertThrows(IllegalArgumentException.class, () -> aClient().alpn())
                        .getMessage());
    }
}
