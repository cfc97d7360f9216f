package dev.tlsloop.openssl;

import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
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

/** ALPN behaviour of OpenSSL alone. */
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
    void aServerWithoutACommonProtocolSendsOnlyAPlaintextAlert(TlsVersion version) {
        try (ManualOpenSslPair pair =
                ManualOpenSslPair.fresh(aClient(version).alpn("h2"), aServer().alpn("http/1.1"))) {
            pair.client().handshake();
            pair.move();
            pair.server().handshake();
            assertArrayEquals(
                    new byte[] {21, 3, 3, 0, 2, 2, 120},
                    pair.server().outgoing().readAll());
        }
    }

    @Test
    @PyOpenSslItem("I19")
    @Behaviour("F173")
    void negotiatesNothingBeforeTheHandshake() {
        try (ManualOpenSslPair pair =
                ManualOpenSslPair.fresh(aClient().alpn("h2"), aServer().alpn("h2"))) {
            assertEquals(Optional.empty(), pair.client().negotiated().flatMap(n -> n.alpn()));
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
