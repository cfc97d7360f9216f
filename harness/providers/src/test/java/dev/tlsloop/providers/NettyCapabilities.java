package dev.tlsloop.providers;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.netty.Netty;
import dev.tlsloop.providers.ReasonTable.Row;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** The table of the settings and calls that Netty's SslContext supports, for each of its providers. */
final class NettyCapabilities {
    private static final List<Row<SslProvider>> ROWS = List.of(
            opening("a connection without a server name", ConnectionSettings::withoutServerName),
            opening(
                    "a connection that sends one name and verifies another",
                    o -> o.withVerifyName(ServerName.of("other.test"))),
            opening("a connection with its own ALPN protocols", o -> o.withAlpn(List.of(AlpnProtocol.HTTP_2))),
            opening("a connection with withOcspRequest()", ConnectionSettings::withOcspRequest),
            adjusted("setApplicationProtocols(h2)", p -> p.setApplicationProtocols(new String[] {"h2"})),
            adjusted(
                    "setCipherSuites(TLS_AES_256_GCM_SHA384)",
                    p -> p.setCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"})),
            connected("renegotiate() in TLS 1.2", TlsVersion.TLS_1_2, Connection::renegotiate),
            connected("updateKeys() in TLS 1.3", TlsVersion.TLS_1_3, Connection::updateKeys),
            connected("stateName()", TlsVersion.TLS_1_3, Connection::stateName),
            connected("cipherList()", TlsVersion.TLS_1_3, Connection::cipherList),
            connected("verifiedChain()", TlsVersion.TLS_1_3, Connection::verifiedChain),
            connected(
                    "exportKeyingMaterial(...)", TlsVersion.TLS_1_3, c -> c.exportKeyingMaterial("EXPERIMENTAL-a", 16)),
            connected("masterKey()", TlsVersion.TLS_1_2, Connection::masterKey));

    private NettyCapabilities() {}

    static String markdown(Map<String, SslProvider> providers) {
        return ReasonTable.markdown(providers, ROWS);
    }

    private static Row<SslProvider> opening(String name, UnaryOperator<ConnectionSettings> adding) {
        return new Row<>(
                name,
                provider -> Capability.refusal(() -> open(
                        Netty.endpoint(client(provider)), adding.apply(ConnectionSettings.forServer("front.test")))));
    }

    private static Row<SslProvider> adjusted(String name, Consumer<SSLParameters> adjust) {
        return new Row<>(
                name,
                provider -> Capability.refusal(() ->
                        open(Netty.endpoint(client(provider), adjust), ConnectionSettings.forServer("front.test"))));
    }

    /** A capability that is called on a connected client. */
    private static Row<SslProvider> connected(String name, TlsVersion version, Consumer<Connection> question) {
        return new Row<>(
                name,
                provider -> Capability.refusal(() -> {
                    try (Pair pair = Loopback.between(Netty.endpoint(client(provider)), server(version))
                            .open()) {
                        question.accept(pair.client());
                    }
                }));
    }

    private static void open(Endpoint clients, ConnectionSettings settings) {
        clients.open(Side.CLIENT, settings).close();
    }

    private static SslContext client(SslProvider provider) {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(provider)
                    .trustManager(Capability.CA.anchors())
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("Netty does not take what it is given", e);
        }
    }

    private static Context server(TlsVersion version) {
        return Context.server()
                .versions(version, version)
                .credential(Capability.LOCALHOST)
                .build();
    }
}
