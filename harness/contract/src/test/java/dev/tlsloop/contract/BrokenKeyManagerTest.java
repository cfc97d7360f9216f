package dev.tlsloop.contract;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;

/** A user-supplied key manager that throws; because the peer triggers the call, the result is an outcome. */
class BrokenKeyManagerTest {
    private static final class Breaking extends X509ExtendedKeyManager {
        @Override
        public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            throw new IllegalStateException("no key today");
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            throw new IllegalStateException("no key today");
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            throw new IllegalStateException("no key today");
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            throw new IllegalStateException("no key today");
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[0];
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return ContractCredentials.ALICE.privateKey();
        }
    }

    private static Endpoint breaking() {
        return breaking(parameters -> {});
    }

    private static Endpoint breaking(Consumer<SSLParameters> adjust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new Breaking()},
                    new TrustManager[] {Jsse.trustManager(ContractCredentials.CA)},
                    null);
            return Jsse.endpoint(context, adjust);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isTheReasonOfAClientThatIsAskedForACertificate() {
        Context server = Context.server()
                .credential(ContractCredentials.LOCALHOST)
                .trust(ContractCredentials.CA)
                .verify(VerifyMode.PEER)
                .build();
        assertThat(Loopback.between(breaking(), server).handshake())
                .failedOn(Side.CLIENT)
                .because(Reason.REJECTED_BY_CALLBACK);
    }

    @Test
    void doesNotAffectAClientWithoutACertificateRequest() {
        Context server =
                Context.server().credential(ContractCredentials.LOCALHOST).build();
        assertThat(Loopback.between(breaking(), server).handshake()).succeeded();
    }

    /** The key manager throws for the server's own certificate, before a client can present one. */
    @Test
    void aBrokenServerKeyManagerReportsNoPresentedClientCertificate() {
        Context client = Context.client()
                .trust(ContractCredentials.CA)
                .credential(ContractCredentials.ALICE)
                .build();
        Outcome outcome = Loopback.between(client, breaking(p -> p.setNeedClientAuth(true)))
                .handshake();
        // The JDK decides whether the ServerHello has been sent by then.
        assertFalse(outcome.clientCertificate() instanceof ClientCertificate.Presented);
    }

    @Test
    void isTheReasonOfAServerInASentence() {
        Context client = Context.client().trust(ContractCredentials.CA).build();
        Outcome outcome = Loopback.between(client, breaking()).handshake();
        assertEquals(
                "the key manager threw java.lang.IllegalStateException: no key today; where it has nothing to present it"
                        + " answers null",
                SuccessfulHandshake.refused(outcome).refusal().detail());
    }
}
