package dev.tlsloop.providers;

import dev.tlsloop.Party;
import dev.tlsloop.netty.Netty;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Netty's SslContext on BoringSSL. */
final class NettyBoringSsl implements EngineUnderTest {
    @Override
    public String name() {
        return "Netty";
    }

    @Override
    public Optional<String> missing() {
        return OpenSsl.isAvailable()
                ? Optional.empty()
                : Optional.of("Netty's BoringSSL is not built for " + System.getProperty("os.arch") + ": "
                        + OpenSsl.unavailabilityCause());
    }

    @Override
    public Optional<String> cannotServe(Scenario scenario) {
        return scenario == Scenario.NAME_REFUSED
                ? Optional.of("an SslContext knows no server names: its pipeline chooses among several")
                : Optional.empty();
    }

    @Override
    public Party client(SideSettings settings) {
        SslContextBuilder builder = SslContextBuilder.forClient();
        settings.credential()
                .ifPresent(c -> builder.keyManager(
                        c.privateKey(), c.chain().toArray(java.security.cert.X509Certificate[]::new)));
        return Netty.endpoint(built(builder, settings));
    }

    @Override
    public Party server(SideSettings settings) {
        SslContextBuilder builder = settings.credential()
                .map(c -> SslContextBuilder.forServer(
                        c.privateKey(), c.chain().toArray(java.security.cert.X509Certificate[]::new)))
                .orElseThrow();
        SslContext context = built(
                builder.clientAuth(settings.trust().isPresent() ? ClientAuth.REQUIRE : ClientAuth.NONE), settings);
        return Netty.endpoint(context);
    }

    private static SslContext built(SslContextBuilder builder, SideSettings settings) {
        try {
            settings.trust().ifPresent(t -> builder.trustManager(t.anchors()));
            if (!settings.alpn().isEmpty()) {
                builder.applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        settings.alpn()));
            }
            return builder.sslProvider(SslProvider.OPENSSL)
                    .protocols(settings.version().protocolName())
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("Netty does not take what it is given", e);
        }
    }
}
