package dev.tlsloop.netty;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.DomainWildcardMappingBuilder;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An SslContext as one side of a handshake: what it does by itself, and what cannot be asked of it. */
class NettyEndpointTest {
    private static final Context CLIENT =
            Context.client().trust(NettyContexts.CA).build();
    private static final Context SERVER =
            Context.server().credential(NettyContexts.SERVER).alpn("http/1.1").build();

    static Stream<SslProvider> providers() {
        return NettyContexts.providers();
    }

    static Stream<SslProvider> countingProviders() {
        return NettyContexts.countingProviders();
    }

    private static Outcome.Success success(Party client, Party server) {
        Outcome outcome = Loopback.between(client, server)
                .withServerName(NettyContexts.HOST)
                .handshake();
        assertThat(outcome).succeeded();
        return (Outcome.Success) outcome;
    }

    private static SslContext speaking(SslProvider provider, String protocol) {
        ApplicationProtocolConfig config = new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                protocol);
        return NettyContexts.client(provider, NettyContexts.CA, builder -> builder.applicationProtocolConfig(config));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aServerMeetsADeclaredClient(SslProvider provider) {
        Outcome.Success success = success(CLIENT, Netty.endpoint(NettyContexts.server(provider, NettyContexts.SERVER)));
        assertEquals(NettyContexts.SERVER.chain(), success.client().peerChain());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aClientSendsTheNameThatItVerifies(SslProvider provider) {
        Outcome.Success success = success(Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA)), SERVER);
        assertEquals(
                NettyContexts.HOST, success.server().serverName().orElseThrow().name());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aClientOffersTheProtocolsThatItWasBuiltWith(SslProvider provider) {
        Outcome.Success success = success(Netty.endpoint(speaking(provider, "http/1.1")), SERVER);
        assertEquals(AlpnProtocol.HTTP_1_1, success.client().alpn().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    void aServerWithoutACommonProtocolRefusesTheClient(TlsVersion version) throws SSLException {
        ApplicationProtocolConfig config = new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                SelectorFailureBehavior.FATAL_ALERT,
                SelectedListenerFailureBehavior.ACCEPT,
                "h2");
        SslContext server = SslContextBuilder.forServer(
                        NettyContexts.SERVER.privateKey(),
                        NettyContexts.SERVER.chain().toArray(X509Certificate[]::new))
                .sslProvider(SslProvider.JDK)
                .applicationProtocolConfig(config)
                .build();
        Context client =
                CLIENT.toBuilder().versions(version, version).alpn("http/1.1").build();
        assertThat(Loopback.between(client, Netty.endpoint(server))
                        .withServerName(NettyContexts.HOST)
                        .handshake())
                .failedOn(Side.SERVER)
                .because(Reason.NO_COMMON_PROTOCOL)
                .withAlert(Alert.NO_APPLICATION_PROTOCOL);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void dataCrossesBothWays(SslProvider provider) {
        try (Pair pair = Loopback.between(
                        Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA)),
                        Netty.endpoint(NettyContexts.server(provider, NettyContexts.SERVER)))
                .withServerName(NettyContexts.HOST)
                .open()) {
            pair.transfer(Side.CLIENT, new byte[] {1});
            assertArrayEquals(new byte[] {2}, pair.transfer(Side.SERVER, new byte[] {2}));
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theLongestRecordsCross(SslProvider provider) {
        byte[] data = new byte[3 * 16384];
        try (Pair pair = Loopback.between(
                        Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA)),
                        Netty.endpoint(NettyContexts.server(provider, NettyContexts.SERVER)))
                .withServerName(NettyContexts.HOST)
                .open()) {
            assertArrayEquals(data, pair.transfer(Side.SERVER, data));
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aHandshakeNeverResumesThatOfAnotherEndpoint(SslProvider provider) {
        SslContext shared = NettyContexts.client(provider, NettyContexts.CA);
        Endpoint server = Netty.endpoint(NettyContexts.server(provider, NettyContexts.SERVER));
        success(Netty.endpoint(shared), server);
        assertEquals(false, success(Netty.endpoint(shared), server).client().resumed());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aHandshakeNeverResumesAnother(SslProvider provider) {
        Endpoint client = Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA));
        Endpoint server = Netty.endpoint(NettyContexts.server(provider, NettyContexts.SERVER));
        success(client, server);
        assertEquals(false, success(client, server).client().resumed());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aParameterThatTheApplicationSetsCounts(SslProvider provider) {
        Endpoint lenient = Netty.endpoint(
                NettyContexts.client(provider, NettyContexts.CA), p -> p.setEndpointIdentificationAlgorithm(""));
        assertThat(Loopback.between(lenient, SERVER)
                        .withServerName("wrong.test")
                        .handshake())
                .succeeded();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aHostCheckThatTheBuilderSwitchedOffCanBeSwitchedOn(SslProvider provider) {
        SslContext unchecking = NettyContexts.client(
                provider, NettyContexts.CA, builder -> builder.endpointIdentificationAlgorithm(null));
        Endpoint strict = Netty.endpoint(unchecking, p -> p.setEndpointIdentificationAlgorithm("HTTPS"));
        assertThat(Loopback.between(strict, SERVER).withServerName("wrong.test").handshake())
                .failedOn(Side.CLIENT)
                .because(Reason.NAME_MISMATCH);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aServerIsChosenByTheNameAsSniHandlerDoes(SslProvider provider) {
        SslContext other = NettyContexts.server(provider, NettyContexts.CA.issue("other.test"));
        Endpoint server = Netty.endpoint(new DomainWildcardMappingBuilder<>(other)
                .add(NettyContexts.HOST, NettyContexts.server(provider, NettyContexts.SERVER))
                .build());
        assertEquals(
                NettyContexts.SERVER.chain(), success(CLIENT, server).client().peerChain());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aServerForNamesThatAreNotMappedIsTheDefault(SslProvider provider) {
        SslContext other = NettyContexts.server(provider, NettyContexts.CA.issue("other.test"));
        Endpoint server =
                Netty.endpoint(new DomainWildcardMappingBuilder<>(NettyContexts.server(provider, NettyContexts.SERVER))
                        .add("other.test", other)
                        .build());
        assertEquals(
                NettyContexts.SERVER.chain(), success(CLIENT, server).client().peerChain());
    }

    @Test
    void aMappingWithoutADefaultSaysWhatItLacks() {
        Endpoint server = Netty.endpoint(name -> null);
        Loopback asking = Loopback.between(CLIENT, server).withServerName(NettyContexts.HOST);
        assertEquals(
                "the mapping has no SslContext for front.test; give it a default",
                assertThrows(IllegalStateException.class, asking::handshake).getMessage());
    }

    @Test
    void aMappingIsAServers() {
        Endpoint server = Netty.endpoint(name -> NettyContexts.server(SslProvider.JDK, NettyContexts.SERVER));
        ConnectionSettings settings = ConnectionSettings.forServer(NettyContexts.HOST);
        assertEquals(
                "open(client, ...) on a mapping of server names to SslContexts, which is for servers; give"
                        + " Netty.endpoint(...) the SslContext of the client",
                assertThrows(IllegalArgumentException.class, () -> server.open(Side.CLIENT, settings))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aClientsContextCannotServe(SslProvider provider) {
        Endpoint client = Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA));
        assertEquals(
                "open(server, ...) on an SslContext of Netty that was built for a client; build it with"
                        + " SslContextBuilder.forServer(...)",
                assertThrows(IllegalArgumentException.class, () -> client.open(Side.SERVER, ConnectionSettings.none()))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aServersContextIsNoClient(SslProvider provider) {
        Endpoint server = Netty.endpoint(NettyContexts.server(provider, NettyContexts.SERVER));
        ConnectionSettings settings = ConnectionSettings.forServer(NettyContexts.HOST);
        assertEquals(
                "open(client, ...) on an SslContext of Netty that was built for a server; build it with"
                        + " SslContextBuilder.forClient()",
                assertThrows(IllegalArgumentException.class, () -> server.open(Side.CLIENT, settings))
                        .getMessage());
    }

    static Stream<Arguments> openings() {
        ConnectionSettings plain = ConnectionSettings.forServer(NettyContexts.HOST);
        return Stream.of(
                arguments(
                        plain.withAlpn(List.of(AlpnProtocol.HTTP_2)),
                        "a connection with ALPN cannot be honoured by the engine SslContext of Netty: an SslContext"
                                + " offers the protocols that it was built with; set applicationProtocolConfig(...) on its builder, or"
                                + " declare a Context"),
                arguments(
                        plain.withOcspRequest(),
                        "withOcspRequest() cannot be honoured by the engine SslContext of Netty: an SslContext decides"
                                + " itself whether it sends the request; set enableOcsp(true) on its builder, or declare a"
                                + " Context"),
                arguments(
                        plain.withVerifyName(ServerName.of("b.test")),
                        "a connection that sends front.test and verifies b.test cannot be honoured by the engine"
                                + " SslContext of Netty: newEngine(...) takes one host for both; send the same, or declare"
                                + " a Context and run it on the engine openssl"));
    }

    @ParameterizedTest
    @MethodSource("openings")
    void settingsThatAnSslContextFixesAreRefused(ConnectionSettings settings, String description) {
        Endpoint client = Netty.endpoint(NettyContexts.client(SslProvider.JDK, NettyContexts.CA));
        assertEquals(
                description,
                assertThrows(UnsupportedSettingException.class, () -> client.open(Side.CLIENT, settings))
                        .getMessage());
    }

    @Test
    void aClientOnTheJdkCanLeaveTheNameOut() {
        Endpoint client = Netty.endpoint(NettyContexts.client(SslProvider.JDK, NettyContexts.CA));
        Outcome outcome = Loopback.between(client, SERVER)
                .withServerName(NettyContexts.HOST)
                .withoutServerName()
                .handshake();
        assertThat(outcome).succeeded();
        assertEquals(
                java.util.Optional.empty(), ((Outcome.Success) outcome).server().serverName());
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void aClientOnOpenSslCannotLeaveTheNameOut(SslProvider provider) {
        Endpoint client = Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA));
        ConnectionSettings settings =
                ConnectionSettings.forServer(NettyContexts.HOST).withoutServerName();
        UnsupportedSettingException refused =
                assertThrows(UnsupportedSettingException.class, () -> client.open(Side.CLIENT, settings));
        assertEquals(
                "withoutServerName() cannot be honoured by the engine SslContext of Netty: its ENGINE sends the host"
                        + " that it verifies; build it with SslProvider.JDK, or declare a Context",
                refused.getMessage().replaceFirst("its \\w+Engine", "its ENGINE"));
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void protocolsThatAnEngineDoesNotTakeAreRefused(SslProvider provider) {
        Endpoint client = Netty.endpoint(
                NettyContexts.client(provider, NettyContexts.CA), p -> p.setApplicationProtocols(new String[] {"h2"}));
        ConnectionSettings settings = ConnectionSettings.forServer(NettyContexts.HOST);
        UnsupportedSettingException refused =
                assertThrows(UnsupportedSettingException.class, () -> client.open(Side.CLIENT, settings));
        assertEquals(
                "setApplicationProtocols(...) cannot be honoured by the engine SslContext of Netty: its ENGINE takes no"
                        + " protocols from SSLParameters; set applicationProtocolConfig(...) on its builder",
                refused.getMessage().replaceFirst("its \\w+Engine", "its ENGINE"));
    }

    @ParameterizedTest
    @MethodSource("countingProviders")
    void aSuiteOfTls13ThatAnEngineDoesNotLeaveOutIsRefused(SslProvider provider) {
        Endpoint client = Netty.endpoint(
                NettyContexts.client(provider, NettyContexts.CA),
                p -> p.setCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"}));
        ConnectionSettings settings = ConnectionSettings.forServer(NettyContexts.HOST);
        UnsupportedSettingException refused =
                assertThrows(UnsupportedSettingException.class, () -> client.open(Side.CLIENT, settings));
        assertEquals(
                "setCipherSuites(...) cannot be honoured by the engine SslContext of Netty: its ENGINE leaves other"
                        + " suites enabled; set ciphers(...) on its builder, or protocols(...) where TLS 1.3 is not wanted",
                refused.getMessage().replaceFirst("its \\w+Engine", "its ENGINE"));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void suitesOfTls12AreTaken(SslProvider provider) {
        Endpoint client = Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA), p -> {
            p.setProtocols(new String[] {"TLSv1.2"});
            p.setCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"});
        });
        client.open(Side.CLIENT, ConnectionSettings.forServer(NettyContexts.HOST))
                .close();
    }
}
