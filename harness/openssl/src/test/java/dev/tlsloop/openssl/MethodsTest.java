package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_0;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.ManualOpenSslPair.LOCALHOST;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Alert;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Method;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Contexts by method, as pyOpenSSL constructs them. */
class MethodsTest {
    private static final String EVEN_WEAK = "DEFAULT:@SECLEVEL=0";

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ContextBuilder of(Method method) {
        return Context.of(method).engine(OpenSsl.engine());
    }

    @ParameterizedTest
    @CsvSource({"SSLv23, TLS_1_3", "TLSv1, TLS_1_0", "TLSv1_1, TLS_1_1", "TLSv1_2, TLS_1_2"})
    @PyOpenSslItem({"A3", "A4", "A5", "A6", "F3"})
    @Behaviour({"F005", "F011"})
    void aMethodNegotiatesItsVersion(Method method, TlsVersion version) {
        Context client = of(method).cipherList(EVEN_WEAK).build();
        Context server = of(Method.SSLv23)
                .versions(TLS_1_0, TLS_1_3)
                .cipherList(EVEN_WEAK)
                .credential(LOCALHOST)
                .build();
        assertThat(Loopback.between(client, server).handshake()).succeeded().withVersion(version);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"TLSv1", "TLSv1_1", "TLSv1_2"})
    @PyOpenSslItem({"A4", "A5", "A6"})
    @Behaviour("F014")
    void aFixedMethodTakesNoOtherVersion(Method method) {
        Context client = of(method).cipherList(EVEN_WEAK).build();
        Outcome outcome = Loopback.between(
                        client, aServer().versions(TLS_1_3, TLS_1_3).build())
                .handshake();
        assertThat(outcome).failedOn(Side.SERVER).because(Reason.NO_COMMON_VERSION);
    }

    @Test
    @PyOpenSslItem({"A2", "A7"})
    void sslv3IsRefusedWhenItStarts() {
        Context context = of(Method.SSLv3).build();
        assertEquals(
                "SSL 3.0 in versions(...) cannot be honoured by the engine openssl: libssl 3 is built without it;"
                        + " run it on the engine jsse after Jsse.insecurelyEnableLegacyProtocolsInThisProcess(), or"
                        + " leave it out",
                assertThrows(UnsupportedSettingException.class, context::start).getMessage());
    }

    @Test
    @Behaviour("F019")
    void aServerAboveTheVersionsOfItsClientFindsTheProtocolUnsupported() {
        try (ManualOpenSslPair pair = ManualOpenSslPair.fresh(
                        aClient(TLS_1_2), aServer().versions(TLS_1_3, TLS_1_3))
                .handshake()) {
            assertEquals(
                    List.of("unsupported protocol"),
                    pair.server().refusal().orElseThrow().errors().stream()
                            .map(ErrorEntry::reason)
                            .toList());
        }
    }

    @Test
    @Behaviour("F021")
    void thePeerReceivesProtocolVersion() {
        try (ManualOpenSslPair pair = ManualOpenSslPair.fresh(
                        aClient(TLS_1_2), aServer().versions(TLS_1_3, TLS_1_3))
                .handshake()) {
            assertEquals(
                    Optional.of(Alert.PROTOCOL_VERSION), pair.client().refusal().flatMap(Refusal::alert));
        }
    }
}
