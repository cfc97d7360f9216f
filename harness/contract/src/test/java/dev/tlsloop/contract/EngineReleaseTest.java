package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.EngineSource;
import dev.tlsloop.jsse.Jsse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** The release of engines: exactly once, after the last operation, and without later use. */
class EngineReleaseTest {
    private static final Context SERVER =
            Context.server().credential(ContractCredentials.LOCALHOST).build();

    /** An engine source that counts the releases of its single engine. */
    private static final class Lender implements EngineSource {
        private final SSLContext context;
        private ReleasableSslEngine lastEngine = new ReleasableSslEngine(
                JdkSslContexts.trusting(ContractCredentials.CA).createSSLEngine());

        Lender(SSLContext context) {
            this.context = context;
        }

        @Override
        public SSLEngine engine(Side side, ConnectionSettings settings) {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(side == Side.CLIENT);
            lastEngine = new ReleasableSslEngine(engine);
            return lastEngine;
        }

        @Override
        public void release(SSLEngine engine) {
            ((ReleasableSslEngine) engine).release();
        }
    }

    private static Lender trusting(Trust trust) {
        return new Lender(JdkSslContexts.trusting(trust));
    }

    private static Pair open(Lender lender) {
        return Loopback.between(Jsse.endpoint("lent", lender), SERVER).open();
    }

    @Test
    void anEngineIsReleasedOnce() {
        Lender lender = trusting(ContractCredentials.CA);
        Pair pair = open(lender);
        pair.close();
        pair.client().close();
        assertEquals(1, lender.lastEngine.releases());
    }

    @Test
    void anEngineInUseIsKept() {
        Lender lender = trusting(ContractCredentials.CA);
        try (Pair pair = open(lender)) {
            assertArrayEquals(new byte[] {1}, pair.transfer(Side.CLIENT, new byte[] {1}));
        }
    }

    @Test
    void anEngineThatRefusedIsReleased() {
        Lender lender = trusting(ContractCredentials.STRANGERS);
        open(lender).close();
        assertEquals(1, lender.lastEngine.releases());
    }

    @Test
    void anEngineOfAnOpenConnectionIsReleasedWithItsEndpoint() {
        Lender lender = trusting(ContractCredentials.CA);
        Endpoint endpoint = Jsse.endpoint("lent", lender);
        endpoint.open(Side.CLIENT, ManualPair.TO_LOCALHOST);
        endpoint.close();
        assertEquals(1, lender.lastEngine.releases());
    }

    @Test
    void aClosedConnectionAnswersWithoutItsEngine() {
        Pair pair = open(trusting(ContractCredentials.CA));
        pair.close();
        assertEquals(ContractCredentials.LOCALHOST.chain(), pair.client().peerChain());
        assertEquals(Optional.empty(), pair.client().session());
    }

    @Test
    void anEngineThatCannotBeDrivenIsReleased() {
        ReleasableSslEngine gone = new ReleasableSslEngine(
                JdkSslContexts.trusting(ContractCredentials.CA).createSSLEngine());
        gone.release();
        Lender lender = trusting(ContractCredentials.CA);
        EngineSource broken = new EngineSource() {
            @Override
            public SSLEngine engine(Side side, ConnectionSettings settings) {
                return gone;
            }

            @Override
            public void release(SSLEngine engine) {
                lender.release(engine);
            }
        };
        assertThrows(
                AssertionError.class, () -> Jsse.endpoint("lent", broken).open(Side.CLIENT, ConnectionSettings.none()));
        assertEquals(2, gone.releases());
    }

    /** A trust manager that closes its connection during the verification. */
    private record Closing(AtomicReference<Connection> connection) implements X509TrustManager {
        SSLContext context() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {this}, null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType) {
            connection.get().close();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void aCloseDuringAStepWaitsForItsEnd() {
        Closing closing = new Closing(new AtomicReference<>());
        Lender lender = new Lender(closing.context());
        Endpoint clients = Jsse.endpoint("lent", lender);
        Endpoint servers = SERVER.start();
        try (ManualPair pair = new ManualPair(
                clients,
                servers,
                clients.open(Side.CLIENT, ManualPair.TO_LOCALHOST),
                servers.open(Side.SERVER, ConnectionSettings.none()))) {
            closing.connection().set(pair.client());
            assertEquals(
                    "this connection was closed in the middle of an operation, in a callback or by another thread;"
                            + " close it when the operation has returned",
                    assertThrows(IllegalStateException.class, pair::handshake).getMessage());
            assertEquals(1, lender.lastEngine.releases());
        }
    }

    /** An engine that ignores ALPN protocols in its SSLParameters, like Netty's OpenSSL engine. */
    private static final class Deaf extends ReleasableSslEngine {
        Deaf() {
            super(JdkSslContexts.trusting(ContractCredentials.CA).createSSLEngine());
        }

        @Override
        public void setSSLParameters(SSLParameters parameters) {}
    }

    @Test
    void protocolsThatAnEngineIgnoresAreRefused() {
        Endpoint client = Jsse.endpoint(name -> new Deaf());
        ConnectionSettings settings = ConnectionSettings.forServer("localhost").withAlpn(List.of(AlpnProtocol.HTTP_2));
        assertEquals(
                "a connection with ALPN cannot be honoured by the engine jsse: a Deaf takes no protocols from its"
                        + " SSLParameters; set them where that engine is made, or bring an SSLContext",
                assertThrows(UnsupportedSettingException.class, () -> client.open(Side.CLIENT, settings))
                        .getMessage());
    }
}
