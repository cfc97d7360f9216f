package dev.tlsloop.contract;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A user-supplied trust manager that throws; because the peer triggers the call, the result is an outcome. */
class BrokenTrustManagerTest {
    private static final Context SERVER =
            Context.server().credential(ContractCredentials.LOCALHOST).build();

    private record Breaking(Supplier<RuntimeException> mistake) implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType) {
            throw mistake.get();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType) {
            throw mistake.get();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static SSLContext breaking(Supplier<RuntimeException> mistake) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {Jsse.keyManager(ContractCredentials.LOCALHOST)},
                    new TrustManager[] {new Breaking(mistake)},
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDK reports the second exception as an unexpected handshake message. */
    static Stream<Supplier<RuntimeException>> mistakes() {
        return Stream.of(() -> new IllegalStateException("no"), () -> new UnsupportedOperationException("no"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isTheReasonOfAClient(Supplier<RuntimeException> mistake) {
        Outcome outcome =
                Loopback.between(Jsse.endpoint(breaking(mistake)), SERVER).handshake();
        assertThat(outcome).failedOn(Side.CLIENT).because(Reason.REJECTED_BY_CALLBACK);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isTheReasonOfAClientsSocket(Supplier<RuntimeException> mistake) {
        Endpoint client = Jsse.endpoint(breaking(mistake).getSocketFactory());
        assertThat(Loopback.between(client, SERVER).handshake())
                .failedOn(Side.CLIENT)
                .because(Reason.REJECTED_BY_CALLBACK);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isTheReasonOfAServer(Supplier<RuntimeException> mistake) {
        Endpoint server = Jsse.endpoint(breaking(mistake), p -> p.setNeedClientAuth(true));
        Context client = Context.client()
                .trust(ContractCredentials.CA)
                .credential(ContractCredentials.ALICE)
                .build();
        assertThat(Loopback.between(client, server).handshake())
                .failedOn(Side.SERVER)
                .because(Reason.REJECTED_BY_CALLBACK);
    }

    @Test
    void isDescribedInASentence() {
        Endpoint client = Jsse.endpoint(breaking(() -> new IllegalStateException("no")));
        Outcome outcome = Loopback.between(client, SERVER).handshake();
        assertEquals(
                "the trust manager threw java.lang.IllegalStateException: no; what it refuses it says with a"
                        + " CertificateException",
                SuccessfulHandshake.refused(outcome).refusal().detail());
    }

    @Test
    void anExceptionOfTheEngineFunctionIsThrownUnchanged() {
        Endpoint client = Jsse.endpoint(name -> {
            throw new IllegalStateException("no engine today");
        });
        Loopback loopback = Loopback.between(client, SERVER);
        assertEquals(
                "no engine today",
                assertThrows(IllegalStateException.class, loopback::handshake).getMessage());
    }
}
