package dev.tlsloop.contract;

import static dev.tlsloop.Option.CAPTURE_SECRETS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Option;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import java.security.Security;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The capture of the JDK's secrets, only for a context that declares it. */
class JsseCaptureTest {
    private static final String OBSERVER = "tlsloop-observer";

    private static ContextBuilder client() {
        return Context.client().trust(ContractCredentials.CA);
    }

    private static ContextBuilder server() {
        return Context.server().credential(ContractCredentials.LOCALHOST);
    }

    private static boolean observed() {
        return Security.getProvider(OBSERVER) != null;
    }

    @Test
    void withoutCaptureNoSecretIsObserved() {
        try (ManualPair ignored = ManualPair.established(client(), server())) {
            assertEquals(false, observed());
        }
    }

    static Stream<ContextBuilder> asking() {
        return Stream.of(client().options(CAPTURE_SECRETS), client().onKeyLog((connection, line) -> {}));
    }

    @ParameterizedTest
    @MethodSource("asking")
    void theProviderIsThereAsLongAsTheEndpoint(ContextBuilder client) {
        Endpoint endpoint = client.build().start();
        boolean whileOpen = observed();
        endpoint.close();
        assertEquals(List.of(true, false), List.of(whileOpen, observed()));
    }

    @Test
    void theProviderIsThereUntilTheLastEndpointIsClosed() {
        Context client = client().options(CAPTURE_SECRETS).build();
        try (Endpoint ignored = client.start()) {
            client.start().close();
            assertEquals(true, observed());
        }
    }

    @Test
    void theObserverServesNoOtherCaller() throws Exception {
        try (ManualPair ignored = ManualPair.established(client().options(CAPTURE_SECRETS), server())) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[] {1}, "HmacSHA256"));
            assertNotEquals(OBSERVER, mac.getProvider().getName());
        }
    }

    @Test
    void onlyTheSideThatDeclaresCaptureGetsSecrets() {
        try (ManualPair pair = ManualPair.established(client().options(CAPTURE_SECRETS), server())) {
            assertThrows(UnsupportedSettingException.class, () -> pair.server().masterKey());
        }
    }

    @Test
    void afterARenegotiationNothingIsExported() {
        ContextBuilder client =
                client().versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2).options(CAPTURE_SECRETS, Option.NO_TICKET);
        ContextBuilder server = server().options(Option.NO_TICKET).sessionCacheMode(SessionCacheMode.OFF);
        try (ManualPair pair = ManualPair.established(client, server)) {
            pair.server().renegotiate();
            pair.move();
            pair.settle();
            assertEquals(
                    "nothing is exported for \"EXPERIMENTAL-a\": no secret of this connection has proven itself, as"
                            + " after a renegotiation or where its session came from elsewhere; make a full handshake,"
                            + " or run it on the engine openssl",
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 16))
                            .getMessage());
        }
    }

    /** The JDK's own exporter, which exists since JDK 25. */
    private static byte[] exported(SSLEngine engine, String label, byte[] context, int length) throws Exception {
        Object session = engine.getSession();
        return (byte[]) ExtendedSSLSession.class
                .getMethod("exportKeyingMaterialData", String.class, byte[].class, int.class)
                .invoke(session, label, context, length);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "before JDK 25 there is no exporter to compare with")
    @PyOpenSslItem("I18")
    void theExporterIsThatOfTheJdk(TlsVersion version) throws Exception {
        SSLEngine serverEngine = JdkSslContexts.presenting(ContractCredentials.LOCALHOST, ContractCredentials.CA)
                .createSSLEngine();
        Context client =
                client().versions(version, version).options(CAPTURE_SECRETS).build();
        try (Endpoint server = Jsse.endpoint(name -> serverEngine);
                Pair pair = Loopback.between(client, server).open()) {
            Connection connection = pair.client();
            assertArrayEquals(
                    exported(serverEngine, "EXPERIMENTAL-a", new byte[] {1}, 40),
                    connection.exportKeyingMaterial("EXPERIMENTAL-a", 40, new byte[] {1}));
        }
    }

    /** The cipher suites that are enabled by default and that the certificates support. */
    static Stream<CipherSuite> suitesOfTheJdk() {
        try (ManualPair pair = ManualPair.fresh(client(), server())) {
            return pair.client().cipherList().stream()
                    .filter(suite ->
                            !suite.name().contains("_DSS_") && !suite.name().contains("_ECDH_"));
        }
    }

    @ParameterizedTest
    @MethodSource("suitesOfTheJdk")
    @PyOpenSslItem("H20")
    void eachSuiteOfTheJdkIsCapturedTheSameOnBothSides(CipherSuite suite) {
        List<Set<String>> logs = List.of(new TreeSet<>(), new TreeSet<>());
        ContextBuilder client = suite.minVersion() == TlsVersion.TLS_1_3
                ? client().cipherSuites(suite)
                : client().cipherList(suite.openSslName()).versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2);
        ContextBuilder server = server().credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA));
        try (ManualPair ignored = ManualPair.established(
                client.onKeyLog((connection, line) -> logs.get(0).add(line)),
                server.onKeyLog((connection, line) -> logs.get(1).add(line)))) {
            assertEquals(
                    List.of(logs.get(0), suite.minVersion() == TlsVersion.TLS_1_3 ? 5 : 1),
                    List.of(logs.get(1), logs.get(1).size()));
        }
    }
}
