package dev.tlsloop.contract;

import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Endpoint;
import dev.tlsloop.Trust;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.jsse.Jsse;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

/** SSLContexts and managers that one call makes, for code that does not depend on tlsloop. */
class DefaultSslContextsTest {
    private final Endpoint server = Jsse.endpoint(Jsse.sslContext(Trust.of(), ContractCredentials.LOCALHOST));

    @Test
    void oneThatTrustsTheAuthorityAcceptsWhatItIssued() {
        Endpoint client = Jsse.endpoint(Jsse.sslContext(ContractCredentials.CA));
        assertThat(Loopback.between(client, server).handshake()).succeeded();
    }

    @Test
    void oneThatTrustsAnotherRefusesIt() {
        Endpoint client = Jsse.endpoint(Jsse.sslContext(ContractCredentials.STRANGERS));
        assertThat(Loopback.between(client, server).handshake())
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @Test
    void anEmptyTrustDoesNotFallBackToTheAuthoritiesOfTheJdk() {
        Endpoint client = Jsse.endpoint(Jsse.sslContext(Trust.of()));
        assertThat(Loopback.between(client, server).handshake()).failedOn(CLIENT);
    }

    @Test
    void aClientsCredentialIsPresentedWhateverTheServerNames() {
        Endpoint mutual = Jsse.endpoint(
                Jsse.sslContext(ContractCredentials.CA, ContractCredentials.LOCALHOST), p -> p.setNeedClientAuth(true));
        Endpoint stranger =
                Jsse.endpoint(Jsse.sslContext(ContractCredentials.CA, ContractCredentials.LOCALHOST_OF_STRANGERS));
        assertThat(Loopback.between(stranger, mutual).handshake())
                .failedOn(SERVER)
                .because(UNKNOWN_ISSUER);
    }

    @Test
    void aTrustManagerListsItsAcceptedIssuers() {
        X509ExtendedTrustManager manager = Jsse.trustManager(ContractCredentials.CA);
        assertArrayEquals(ContractCredentials.CA.anchors().toArray(), manager.getAcceptedIssuers());
    }

    @Test
    void aTrustManagerJudgesWithoutAConnection() {
        X509ExtendedTrustManager manager = Jsse.trustManager(ContractCredentials.CA);
        X509Certificate[] chain =
                ContractCredentials.LOCALHOST_OF_STRANGERS.chain().toArray(X509Certificate[]::new);
        assertThrows(CertificateException.class, () -> manager.checkServerTrusted(chain, "ECDHE_ECDSA"));
    }

    @Test
    void aTrustManagerWithoutAnchorsIsRefused() {
        assertEquals(
                "a trust manager trusts at least one certificate; given: none; give a Trust, for instance"
                        + " Trust.system()",
                assertThrows(IllegalArgumentException.class, Jsse::trustManager).getMessage());
    }

    @Test
    void aKeyManagerHasTheKeyAndTheChain() {
        X509ExtendedKeyManager manager = Jsse.keyManager(ContractCredentials.LOCALHOST);
        String alias = manager.chooseEngineServerAlias("EC", null, null);
        assertEquals(ContractCredentials.LOCALHOST.privateKey(), manager.getPrivateKey(alias));
    }
}
