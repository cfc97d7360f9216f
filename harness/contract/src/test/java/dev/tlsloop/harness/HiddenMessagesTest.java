package dev.tlsloop.harness;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.fault.Fault;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

/** Negations of messages that TLS 1.3 encrypts: without secrets they fail, because such a message may be there. */
class HiddenMessagesTest {
    private static final Authority CA = Authority.create("Root");
    private static final Credential SERVER = CA.issue("localhost");
    private static final X509Certificate LEAF = SERVER.chain().get(0);
    private static final Context CLIENT = Context.client().trust(CA).build();
    private static final Loopback HIDDEN = Loopback.between(
            CLIENT,
            Context.server()
                    .credential(SERVER)
                    .versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3)
                    .build());
    private static final Fault BEFORE_THE_CERTIFICATE =
            Fault.from(Side.SERVER).atRecord(4).cut();

    @Test
    void anUnreadableSignatureMayHaveTheScheme() {
        Outcome outcome = HIDDEN.handshake();
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> assertThat(outcome).succeeded().withoutSignatureScheme(Side.SERVER, "ed25519"));
        assertTrue(error.getMessage().contains("are encrypted; withSecrets() shows what they hold"), error::getMessage);
    }

    @Test
    void aReadableSignatureHasNoOtherScheme() {
        Outcome outcome = HIDDEN.withSecrets().handshake();
        assertDoesNotThrow(() -> assertThat(outcome).succeeded().withoutSignatureScheme(Side.SERVER, "ed25519"));
    }

    @Test
    void anUnreadableCertificateMayBeTheOne() {
        Outcome outcome = HIDDEN.withFault(BEFORE_THE_CERTIFICATE).handshake();
        assertThrows(AssertionError.class, () -> assertThat(outcome).didNotPresent(Side.SERVER, LEAF));
    }

    @Test
    void aClientThatIsNotAskedPresentsNoCertificate() {
        Outcome outcome = HIDDEN.handshake();
        assertDoesNotThrow(() -> assertThat(outcome).didNotPresent(Side.CLIENT, LEAF));
    }

    @Test
    void thePresentedCertificateIsFound() {
        Outcome outcome = HIDDEN.handshake();
        assertThrows(AssertionError.class, () -> assertThat(outcome).didNotPresent(Side.SERVER, LEAF));
    }
}
