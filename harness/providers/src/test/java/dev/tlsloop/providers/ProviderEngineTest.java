package dev.tlsloop.providers;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Availability;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.Option;
import dev.tlsloop.Reason;
import dev.tlsloop.Revocation;
import dev.tlsloop.ServerName;
import dev.tlsloop.Session;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.OcspStaple;
import dev.tlsloop.fixtures.StapleFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.io.File;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines of a given JSSE provider: their names, and behaviour outside the contract. */
class ProviderEngineTest {
    private static final Authority CA = Authority.create("Root");
    private static final Engine NOTHING = Jsse.engine(new Providers.Absent());

    @BeforeAll
    static void conscryptIsHere() {
        assumeTrue(
                Providers.CONSCRYPT.availability() instanceof Availability.Available,
                Providers.CONSCRYPT.availability()::toString);
    }

    static Stream<Engine> engines() {
        return Stream.of(Providers.CONSCRYPT, Providers.BCJSSE);
    }

    private static ContextBuilder client(Engine engine) {
        return Context.client().engine(engine).trust(CA);
    }

    private static ContextBuilder server(Engine engine) {
        return Context.server().engine(engine).credential(CA.issue("a.test", "localhost"));
    }

    @Test
    void isNamedAfterProviderAndRelease() {
        assertTrue(
                Providers.CONSCRYPT.name().matches("jsse \\(Conscrypt \\d+\\.\\d+\\.\\d+\\)"),
                Providers.CONSCRYPT::name);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void itsVersionIsThatOfTheProvider(Engine engine) {
        assertEquals("jsse (" + ((Availability.Available) engine.availability()).version() + ")", engine.name());
    }

    /** The option has no meaning for a client, so the engine lacks nothing. */
    @ParameterizedTest
    @MethodSource("engines")
    void aServerOptionIsNotDemandedOfAClient(Engine engine) {
        Context client =
                client(engine).options(Option.ALLOW_CLIENT_RENEGOTIATION).build();
        assertDoesNotThrow(() -> client.start().close());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aServerOptionIsDemandedOfTheServer(Engine engine) {
        Context server =
                server(engine).options(Option.ALLOW_CLIENT_RENEGOTIATION).build();
        assertEquals(
                "options(ALLOW_CLIENT_RENEGOTIATION)",
                assertThrows(UnsupportedSettingException.class, server::start).setting());
    }

    @Test
    void aProviderOfSomethingElseIsMissing() {
        assertEquals(
                new Availability.Missing(
                        "the provider absent 0 has no SSLContext for TLS",
                        "give a JSSE provider, such as new BouncyCastleJsseProvider(new BouncyCastleProvider()) or"
                                + " Conscrypt.newProvider()"),
                NOTHING.availability());
    }

    @Test
    void aMissingProviderIsNotStarted() {
        Context client = client(NOTHING).build();
        assertEquals(
                "the engine jsse (absent 0) cannot run: the provider absent 0 has no SSLContext for TLS; give a JSSE"
                        + " provider, such as new BouncyCastleJsseProvider(new BouncyCastleProvider()) or"
                        + " Conscrypt.newProvider()",
                assertThrows(IllegalStateException.class, client::start).getMessage());
    }

    @Test
    void aProviderWithoutTheAlgorithmsThatItNeedsIsNotStarted() {
        Context client = client(Jsse.engine(new BouncyCastleJsseProvider())).build();
        assertEquals(
                "the provider BCJSSE makes no usable SSLContext (unable to create JcaTlsCrypto: DEFAULT SecureRandom"
                        + " not available); give one that has what it stands on, such as new"
                        + " BouncyCastleJsseProvider(new BouncyCastleProvider()), or name another engine with"
                        + " engine(...)",
                assertThrows(IllegalStateException.class, client::start).getMessage());
    }

    @Test
    void aSettingThatTheClientHelloIgnoresIsRefused() {
        Context client = client(Providers.CONSCRYPT)
                .cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384)
                .build();
        assertEquals(
                "cipherSuites(TLS_AES_256_GCM_SHA384) cannot be honoured by the engine " + Providers.CONSCRYPT.name()
                        + ": Conscrypt offers TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384,"
                        + " TLS_CHACHA20_POLY1305_SHA256 nevertheless; run it on the engine jsse or openssl, or"
                        + " leave it out",
                assertThrows(UnsupportedSettingException.class, client::start).getMessage());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theNameToVerifyIsNotTheOneThatIsSent(Engine engine) {
        ConnectionSettings settings = ConnectionSettings.forServer("b.test").withVerifyName(ServerName.of("a.test"));
        assertEquals("established", verdict(engine, settings));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theNameThatIsSentIsNotTheOneToVerify(Engine engine) {
        ConnectionSettings settings = ConnectionSettings.forServer("a.test").withVerifyName(ServerName.of("b.test"));
        assertEquals("NAME_MISMATCH", verdict(engine, settings));
    }

    private static String verdict(Engine engine, ConnectionSettings settings) {
        try (Endpoint clients = client(engine).build().start();
                Endpoint servers = server(Jsse.engine()).build().start();
                var near = clients.open(CLIENT, settings);
                var far = servers.open(CLIENT.peer(), ConnectionSettings.none())) {
            for (int round = 0; round < 5; round++) {
                near.handshake();
                near.outgoing().moveTo(far.incoming());
                far.handshake();
                far.outgoing().moveTo(near.incoming());
            }
            return near.refusal().map(refusal -> refusal.reason().name()).orElse("established");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void withoutAServerNameNoneIsSent(Engine engine) {
        Context client = client(engine).insecurelySkipHostName().build();
        assertEquals(
                Optional.empty(),
                ((dev.tlsloop.harness.Outcome.Success)
                                Loopback.between(client, server(Jsse.engine()).build())
                                        .withoutServerName()
                                        .handshake())
                        .server()
                        .serverName());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aGoodStapleOfTls12IsFound(Engine engine) {
        assertThat(Loopback.between(looking(engine), stapling(Optional.empty())).handshake())
                .succeeded();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aStapleOfTls12ThatSaysRevokedIsFound(Engine engine) {
        assertThat(Loopback.between(looking(engine), stapling(Optional.of(StapleFlaw.REVOKED)))
                        .handshake())
                .failedOn(CLIENT)
                .because(Reason.REVOKED);
    }

    private static Context looking(Engine engine) {
        return client(engine)
                .versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                .revocation(Revocation.STAPLE)
                .build();
    }

    private static Context stapling(Optional<StapleFlaw> flaw) {
        assumeTrue(
                OpenSsl.engine().availability() instanceof Availability.Available,
                "libssl is not available, and no other engine staples");
        var credential = CA.issue("localhost");
        OcspStaple.Responder responder = OcspStaple.by(CA);
        return Context.server()
                .engine(OpenSsl.engine())
                .credential(credential)
                .onOcspStaple(flaw.map(responder::with).orElse(responder).about(credential))
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
    void conscryptExportsWhatTheJdksSideDoes(TlsVersion version) {
        Context client = client(Jsse.engine())
                .versions(version, version)
                .options(Option.CAPTURE_SECRETS)
                .build();
        try (Pair pair =
                Loopback.between(client, server(Providers.CONSCRYPT).build()).open()) {
            assertArrayEquals(
                    pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 16),
                    pair.server().exportKeyingMaterial("EXPERIMENTAL-a", 16));
        }
    }

    @Test
    void anEngineWithoutAnExporterRefuses() {
        try (Pair pair = Loopback.between(
                        client(Providers.BCJSSE).build(),
                        server(Providers.BCJSSE).build())
                .open()) {
            assertEquals(
                    "exportKeyingMaterial(...)",
                    assertThrows(
                                    UnsupportedSettingException.class,
                                    () -> pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 16))
                            .setting());
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "JSSE exports from JDK 25 on")
    void aSessionOfJsseExportsWhatTheOtherSideDoes() {
        Engine given = Jsse.engine(Security.getProvider("SunJSSE"));
        try (Pair pair =
                Loopback.between(client(given).build(), server(given).build()).open()) {
            assertArrayEquals(
                    pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 16),
                    pair.server().exportKeyingMaterial("EXPERIMENTAL-a", 16));
        }
    }

    private static SSLContext externalContext(Provider provider, Credential... own) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS", provider);
        context.init(new KeyManager[] {Jsse.keyManager(own)}, new TrustManager[] {Jsse.trustManager(CA)}, null);
        return context;
    }

    private static Loopback betweenExternalContexts(Provider provider) throws GeneralSecurityException {
        Endpoint client = Jsse.endpoint(externalContext(provider), p -> p.setProtocols(new String[] {"TLSv1.2"}));
        return Loopback.between(client, Jsse.endpoint(externalContext(provider, CA.issue("localhost"))));
    }

    @Test
    void anExternalContextLeavesNoFileOpen() throws GeneralSecurityException {
        File open = new File("/proc/self/fd");
        assumeTrue(open.isDirectory(), "no /proc to count open files in");
        Loopback loopback = betweenExternalContexts(Providers.conscrypt());
        int before = open.list().length;
        IntStream.range(0, 100).forEach(i -> assertThat(loopback.handshake()).succeeded());
        assertTrue(open.list().length < before + 100, "each of 100 handshakes leaves a file open");
    }

    static Stream<Provider> providers() {
        return Stream.of(Providers.conscrypt(), Providers.bouncyCastle());
    }

    /** The release of an engine must not end the sessions that other connections can resume. */
    @ParameterizedTest
    @MethodSource("providers")
    void aSessionOfAnExternalContextOutlivesItsConnection(Provider provider) throws GeneralSecurityException {
        Loopback loopback = betweenExternalContexts(provider);
        Pair first = loopback.open();
        Session session = first.client().session().orElseThrow();
        first.close();
        assertThat(loopback.withSession(session).handshake()).succeeded().resumed();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aClosedConnectionOfAnExternalContextKeepsThePeersChain(Provider provider) throws GeneralSecurityException {
        Pair pair = betweenExternalContexts(provider).open();
        pair.close();
        assertEquals(1, pair.client().peerChain().size());
    }

    @Test
    void aContextLeavesNoFileOpen() {
        File open = new File("/proc/self/fd");
        assumeTrue(open.isDirectory(), "no /proc to count open files in");
        int before = open.list().length;
        Context client = client(Providers.CONSCRYPT).build();
        Context server = server(Providers.CONSCRYPT).build();
        for (int i = 0; i < 100; i++) {
            Loopback.between(client, server).handshake();
        }
        assertTrue(open.list().length < before + 100, "each of 100 handshakes leaves a file open");
    }
}
