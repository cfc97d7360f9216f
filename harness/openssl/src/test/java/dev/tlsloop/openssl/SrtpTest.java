package dev.tlsloop.openssl;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Refusal;
import dev.tlsloop.SrtpProfile;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.Loopback;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SRTP profiles, which belong to DTLS. */
class SrtpTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ContextBuilder offering(ContextBuilder builder) {
        return builder.srtp(SrtpProfile.values());
    }

    @Test
    @PyOpenSslItem("H30")
    @Behaviour("F216")
    void aServerOverTlsIgnoresThem() {
        assertThat(Loopback.between(aClient().build(), offering(aServer()).build())
                        .handshake())
                .succeeded();
    }

    @Test
    @PyOpenSslItem("H30")
    @Behaviour("F216")
    void aClientOverTlsIsRefusedByItsServer() {
        try (ManualOpenSslPair pair =
                ManualOpenSslPair.fresh(offering(aClient()), aServer()).handshake()) {
            assertEquals(
                    List.of(List.of("bad extension"), Optional.of(Alert.ILLEGAL_PARAMETER)),
                    List.of(
                            pair.server().refusal().orElseThrow().errors().stream()
                                    .map(ErrorEntry::reason)
                                    .toList(),
                            pair.client().refusal().flatMap(Refusal::alert)));
        }
    }

    @Test
    @PyOpenSslItem("H30")
    void aLaterListReplacesTheFirst() {
        assertEquals(
                List.of(SrtpProfile.SRTP_AEAD_AES_128_GCM),
                offering(aServer())
                        .srtp(SrtpProfile.SRTP_AEAD_AES_128_GCM)
                        .build()
                        .srtp());
    }
}
