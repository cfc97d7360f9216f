package dev.tlsloop.openssl;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.bareServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.jsse.Jsse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates on curves that libssl signs with and the JDK does not. */
class CurvesTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    @ParameterizedTest
    @CsvSource({"EC_SECP256K1, secp256k1", "EC_BRAINPOOL_P256, brainpoolP256r1"})
    void aCertificateOnAnotherCurveIsPresented(KeyType type, String curve) {
        Context server = both(bareServer().credential(CA.with(type).issue("localhost")), curve)
                .build();
        assertThat(Loopback.between(both(aClient(), curve).build(), server).handshake())
                .succeeded();
    }

    @ParameterizedTest
    @CsvSource({"EC_SECP256K1, secp256k1", "EC_BRAINPOOL_P256, brainpoolP256r1"})
    void aClientWithoutTheCurveIsRefused(KeyType type, String curve) {
        Context server = both(bareServer().credential(CA.with(type).issue("localhost")), curve)
                .build();
        Context client =
                aClient().versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2).build();
        assertThat(Loopback.between(client, server).handshake())
                .failedOn(Side.SERVER)
                .because(Reason.NO_COMMON_CIPHER);
    }

    @ParameterizedTest
    @CsvSource({"EC_SECP256K1, secp256k1 (1.3.132.0.10)", "EC_BRAINPOOL_P256, brainpoolP256r1 (1.3.36.3.3.2.8.1.1.7)"})
    void theJdkRefusesTheCertificate(KeyType type, String curve) {
        Credential credential = CA.with(type).issue("localhost");
        Party server = Context.server().credential(credential).build().on(Jsse.engine());
        assertEquals(
                "credential(CN=localhost) cannot be honoured by the engine jsse: the JDK's TLS does not sign on the curve "
                        + curve + "; give a key on P-256, P-384 or P-521, or run it on the engine openssl",
                assertThrows(UnsupportedSettingException.class, server::start).getMessage());
    }

    private static ContextBuilder both(ContextBuilder side, String curve) {
        return side.versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                .groups(NamedGroup.SECP256R1, NamedGroup.ofName(curve).orElseThrow());
    }
}
