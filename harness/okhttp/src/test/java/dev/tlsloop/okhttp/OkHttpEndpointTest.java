package dev.tlsloop.okhttp;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Reason;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.StreamEnd;
import dev.tlsloop.harness.StreamEnds;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.CipherSuite;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An OkHttpClient as the client of a handshake: what it offers by itself, and what cannot be asked of it. */
class OkHttpEndpointTest {
    private static final Context SERVER =
            Context.server().credential(OkHttpClients.FRONT).alpn("http/1.1").build();
    private static final dev.tlsloop.CipherSuite AES_128 =
            dev.tlsloop.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
    private static final dev.tlsloop.CipherSuite AES_256 =
            dev.tlsloop.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384;
    private static final ConnectionSpec OF_2018 = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
            .tlsVersions(okhttp3.TlsVersion.TLS_1_3)
            .build();
    private static final ConnectionSpec OF_2008 = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
            .tlsVersions(okhttp3.TlsVersion.TLS_1_2)
            .cipherSuites(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384)
            .build();
    /** What a server that follows its client's order takes: the first that the client names. */
    private static final ConnectionSpec OF_2015 = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
            .tlsVersions(okhttp3.TlsVersion.TLS_1_2)
            .cipherSuites(
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384)
            .build();

    private static final ConnectionSpec OF_NOBODY = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
            .tlsVersions(okhttp3.TlsVersion.SSL_3_0)
            .build();

    static Stream<TlsVersion> versions() {
        return OkHttpClients.versions();
    }

    private static OkHttpClient having(ConnectionSpec... specs) {
        return OkHttpClients.trusting(OkHttpClients.CA)
                .connectionSpecs(List.of(specs))
                .build();
    }

    private static Outcome meeting(Endpoint client, Context server) {
        return Loopback.between(client, server)
                .withServerName(OkHttpClients.HOST)
                .handshake();
    }

    private static Outcome.Success success(Endpoint client) {
        Outcome outcome = meeting(client, SERVER);
        assertThat(outcome).succeeded();
        return (Outcome.Success) outcome;
    }

    private static Pair pair(TlsVersion version) {
        return Loopback.between(
                        OkHttp.endpoint(OkHttpClients.trusting(OkHttpClients.CA).build()),
                        OkHttpClients.server(version, OkHttpClients.FRONT))
                .withServerName(OkHttpClients.HOST)
                .open();
    }

    @Test
    void offersItsProtocols() {
        assertEquals(
                AlpnProtocol.HTTP_1_1,
                success(OkHttp.endpoint(OkHttpClients.trusting(OkHttpClients.CA).build()))
                        .client()
                        .alpn()
                        .orElseThrow());
    }

    @Test
    void sendsTheNameThatItVerifies() {
        assertEquals(
                OkHttpClients.HOST,
                success(OkHttp.endpoint(OkHttpClients.trusting(OkHttpClients.CA).build()))
                        .server()
                        .serverName()
                        .orElseThrow()
                        .name());
    }

    @Test
    void offersTheVersionsAndSuitesOfItsFirstSpec() {
        Outcome outcome = meeting(OkHttp.endpoint(having(OF_2008, OF_2018)), SERVER);
        assertThat(outcome)
                .succeeded()
                .withVersion(TlsVersion.TLS_1_2)
                .withCipher(dev.tlsloop.CipherSuite.ofName("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384")
                        .orElseThrow());
    }

    @Test
    void offersNothingBesidesItsFirstSpec() {
        assertThat(meeting(
                        OkHttp.endpoint(having(OF_2018, OF_2008)),
                        OkHttpClients.server(TlsVersion.TLS_1_2, OkHttpClients.FRONT)))
                .failedOn(Side.SERVER)
                .because(Reason.NO_COMMON_VERSION);
    }

    @Test
    void skipsASpecThatItsSocketsCannotHave() {
        assertThat(meeting(OkHttp.endpoint(having(ConnectionSpec.CLEARTEXT, OF_NOBODY, OF_2008)), SERVER))
                .succeeded()
                .withVersion(TlsVersion.TLS_1_2);
    }

    @Test
    void fallsBackToItsNextSpec() {
        assertThat(meeting(OkHttp.fallback(having(ConnectionSpec.MODERN_TLS, OF_2008), 1), SERVER))
                .succeeded()
                .withVersion(TlsVersion.TLS_1_2);
    }

    /** The spec that failed is the one that the sockets could have, not the first of the list. */
    @Test
    void fallsBackFromTheSpecThatItUsedToTheOneBehindIt() {
        OkHttpClient client = having(ConnectionSpec.CLEARTEXT, OF_NOBODY, ConnectionSpec.MODERN_TLS, OF_2008);
        assertThat(meeting(OkHttp.fallback(client, 1), SERVER)).succeeded().withVersion(TlsVersion.TLS_1_2);
    }

    @Test
    void fallsBackOverASpecThatItsSocketsCannotHave() {
        OkHttpClient client = having(ConnectionSpec.MODERN_TLS, OF_NOBODY, OF_2008);
        assertThat(meeting(OkHttp.fallback(client, 1), SERVER)).succeeded().withVersion(TlsVersion.TLS_1_2);
    }

    @Test
    void fallsBackTwiceToItsThirdSpec() {
        OkHttpClient client = having(ConnectionSpec.MODERN_TLS, OF_2015, OF_2008);
        assertThat(meeting(OkHttp.fallback(client, 2), SERVER)).succeeded().withCipher(AES_256);
    }

    @Test
    void fallsBackOnceToItsSecondOfThreeSpecs() {
        OkHttpClient client = having(ConnectionSpec.MODERN_TLS, OF_2015, OF_2008);
        assertThat(meeting(OkHttp.fallback(client, 1), SERVER)).succeeded().withCipher(AES_128);
    }

    /** It says how far OkHttp comes, not what was asked for. */
    @Test
    void theLastAttemptThatItMakesIsNamed() {
        Endpoint fourth = OkHttp.fallback(having(ConnectionSpec.MODERN_TLS, OF_2008), 3);
        String description = assertThrows(
                        IllegalStateException.class,
                        () -> fourth.open(Side.CLIENT, ConnectionSettings.forServer(OkHttpClients.HOST)))
                .getMessage();
        assertTrue(description.startsWith("this OkHttpClient makes no attempt after 2 failed;"), description);
    }

    /** OkHttp asks the socket that failed, which has the first spec's versions by then. */
    @Test
    void doesNotFallBackToASpecThatHasNothingInCommonWithTheFirst() {
        Endpoint second = OkHttp.fallback(having(OF_2018, OF_2008), 1);
        assertThrows(
                IllegalStateException.class,
                () -> second.open(Side.CLIENT, ConnectionSettings.forServer(OkHttpClients.HOST)));
    }

    @Test
    void hasNoFallbackWithoutAnotherSpec() {
        Endpoint second = OkHttp.fallback(having(OF_2018), 1);
        ConnectionSettings settings = ConnectionSettings.forServer(OkHttpClients.HOST);
        assertEquals(
                "this OkHttpClient makes no attempt after 1 failed; give it another of connectionSpecs(...),"
                        + " fastFallback(true) and retryOnConnectionFailure(true)",
                assertThrows(IllegalStateException.class, () -> second.open(Side.CLIENT, settings))
                        .getMessage());
    }

    @Test
    void hasNoFallbackWhereItDoesNotRetry() {
        OkHttpClient once = having(ConnectionSpec.MODERN_TLS, OF_2008)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .build();
        Endpoint second = OkHttp.fallback(once, 1);
        assertThrows(
                IllegalStateException.class,
                () -> second.open(Side.CLIENT, ConnectionSettings.forServer(OkHttpClients.HOST)));
    }

    @Test
    void beginsNoHandshakeWithSpecsThatItsSocketsCannotHave() {
        Endpoint client = OkHttp.endpoint(having(OF_NOBODY));
        String description = assertThrows(
                        IllegalStateException.class,
                        () -> client.open(Side.CLIENT, ConnectionSettings.forServer(OkHttpClients.HOST)))
                .getMessage();
        assertEquals(
                "this OkHttpClient begins no handshake: ...; give it connectionSpecs(...) that its sslSocketFactory"
                        + " supports",
                description.replaceFirst("Unable to find acceptable protocols.*]", "..."));
    }

    @Test
    void aClientOfClearTextDoesNoTls() {
        OkHttpClient clear = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .build();
        assertEquals(
                "an OkHttpClient whose connectionSpecs(...) are all clear text has no TLS; give it"
                        + " ConnectionSpec.MODERN_TLS",
                assertThrows(IllegalArgumentException.class, () -> OkHttp.endpoint(clear))
                        .getMessage());
    }

    @Test
    void aClientThatKnowsItsServerForHttp2DoesNoTls() {
        OkHttpClient knowing = new OkHttpClient.Builder()
                .protocols(List.of(okhttp3.Protocol.H2_PRIOR_KNOWLEDGE))
                .build();
        assertEquals(
                "an OkHttpClient with protocols(H2_PRIOR_KNOWLEDGE) speaks clear text only; give it protocols(HTTP_2,"
                        + " HTTP_1_1)",
                assertThrows(IllegalArgumentException.class, () -> OkHttp.endpoint(knowing))
                        .getMessage());
    }

    @Test
    void attemptsAreCountedFromZero() {
        OkHttpClient client = having(OF_2018);
        assertEquals(
                "fallback(client, -1): the failed attempts are counted from 0; give 0 for the first attempt",
                assertThrows(IllegalArgumentException.class, () -> OkHttp.fallback(client, -1))
                        .getMessage());
    }

    @Test
    void isNoServer() {
        Endpoint client = OkHttp.endpoint(having(OF_2018));
        assertEquals(
                "open(server, ...) on sockets of a client; bring the SSLContext of the server, or declare it with"
                        + " Context.server()",
                assertThrows(IllegalArgumentException.class, () -> client.open(Side.SERVER, ConnectionSettings.none()))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void dataCrossesBothWays(TlsVersion version) {
        byte[] much = new byte[100_000];
        try (Pair pair = pair(version)) {
            assertArrayEquals(much, pair.transfer(Side.CLIENT, much));
            assertArrayEquals(much, pair.transfer(Side.SERVER, much));
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void closesCleanly(TlsVersion version) {
        try (Pair pair = pair(version)) {
            assertEquals(new StreamEnds(StreamEnd.CLEAN, StreamEnd.CLEAN), pair.closeNotify(Side.CLIENT));
        }
    }

    @Test
    void aHandshakeNeverResumesAnother() {
        Endpoint client =
                OkHttp.endpoint(OkHttpClients.trusting(OkHttpClients.CA).build());
        try (Endpoint server = SERVER.start()) {
            Loopback loopback = Loopback.between(client, server).withServerName(OkHttpClients.HOST);
            loopback.handshake();
            assertThat(loopback.handshake()).succeeded().notResumed();
        }
    }

    @Test
    void aHandshakeNeverResumesAnOpenOne() {
        Endpoint client =
                OkHttp.endpoint(OkHttpClients.trusting(OkHttpClients.CA).build());
        try (Endpoint server = SERVER.start();
                Pair first = Loopback.between(client, server)
                        .withServerName(OkHttpClients.HOST)
                        .open()) {
            assertThat(Loopback.between(client, server)
                            .withServerName(OkHttpClients.HOST)
                            .handshake())
                    .succeeded()
                    .notResumed();
        }
    }

    @Test
    void startsNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        success(OkHttp.endpoint(OkHttpClients.trusting(OkHttpClients.CA).build()));
        Set<Thread> after = Set.copyOf(Thread.getAllStackTraces().keySet());
        assertEquals(
                List.of(),
                after.stream()
                        .filter(thread -> !before.contains(thread))
                        .map(Thread::getName)
                        .toList());
    }

    @Test
    void makesNoRequest() {
        AtomicInteger requests = new AtomicInteger();
        OkHttpClient counting = OkHttpClients.trusting(OkHttpClients.CA)
                .addInterceptor(chain -> {
                    requests.incrementAndGet();
                    return chain.proceed(chain.request());
                })
                .build();
        success(OkHttp.endpoint(counting));
        assertEquals(0, requests.get() + counting.connectionPool().connectionCount());
    }

    static Stream<Arguments> openings() {
        ConnectionSettings plain = ConnectionSettings.forServer(OkHttpClients.HOST);
        return Stream.of(
                arguments(
                        plain.withAlpn(List.of(AlpnProtocol.HTTP_2)),
                        "a connection with ALPN cannot be honoured by the engine OkHttpClient: it offers its protocols();"
                                + " set protocols(...) on its builder"),
                arguments(
                        plain.withOcspRequest(),
                        "withOcspRequest() cannot be honoured by the engine OkHttpClient: its socket factory decides"
                                + " whether it sends the request; declare a Context instead"),
                arguments(
                        plain.withoutServerName(),
                        "a connection that sends no name and verifies front.test cannot be honoured by the engine"
                                + " OkHttpClient: it sends the name that it verifies; use ConnectionSettings.forServer(name),"
                                + " or declare a Context instead"),
                arguments(
                        plain.withVerifyName(ServerName.of("b.test")),
                        "a connection that sends front.test and verifies b.test cannot be honoured by the engine"
                                + " OkHttpClient: it sends the name that it verifies; use ConnectionSettings.forServer(name),"
                                + " or declare a Context instead"));
    }

    @ParameterizedTest
    @MethodSource("openings")
    void settingsThatOkHttpDecidesAreRefused(ConnectionSettings settings, String description) {
        Endpoint client = OkHttp.endpoint(having(OF_2018));
        assertEquals(
                description,
                assertThrows(UnsupportedSettingException.class, () -> client.open(Side.CLIENT, settings))
                        .getMessage());
    }
}
