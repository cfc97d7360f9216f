package dev.tlsloop.netty;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Who plays in these tests, and the SslContextFactory that a Netty application would build for them. */
final class NettyContexts {
    /** With a dot: Netty asks for no other. */
    static final String HOST = "front.test";

    static final Authority CA = Authority.create("Root");
    static final Authority STRANGERS = Authority.create("Strangers root");
    static final Credential SERVER = CA.issue(HOST);
    static final Credential ALICE = CA.issue("alice");
    static final Credential MALLORY = STRANGERS.issue("mallory");
    static final Credential EXPIRED =
            Chain.from(CA).via("Intermediate", IssuerFlaw.EXPIRED).to(HOST).credential();

    private NettyContexts() {}

    /** Those that run here. */
    static Stream<SslProvider> providers() {
        return OpenSsl.isAvailable() ? Stream.of(SslProvider.values()) : Stream.of(SslProvider.JDK);
    }

    /** Those whose engines count references. */
    static Stream<SslProvider> countingProviders() {
        return providers().filter(provider -> provider != SslProvider.JDK);
    }

    static SslContext client(SslProvider provider, Trust trust) {
        return client(provider, trust, builder -> builder);
    }

    static SslContext client(SslProvider provider, Trust trust, UnaryOperator<SslContextBuilder> more) {
        return built(provider, more.apply(SslContextBuilder.forClient().trustManager(trust.anchors())));
    }

    static SslContext presenting(SslProvider provider, Credential own) {
        return client(provider, CA, builder -> builder.keyManager(own.privateKey(), chain(own)));
    }

    static SslContext server(SslProvider provider, Credential own) {
        return built(provider, SslContextBuilder.forServer(own.privateKey(), chain(own)));
    }

    /** A server that insists on a certificate of {@link #CA}. */
    static SslContext insistent(SslProvider provider) {
        return built(
                provider,
                SslContextBuilder.forServer(SERVER.privateKey(), chain(SERVER))
                        .trustManager(CA.anchors())
                        .clientAuth(ClientAuth.REQUIRE));
    }

    private static SslContext built(SslProvider provider, SslContextBuilder builder) {
        try {
            return builder.sslProvider(provider).build();
        } catch (SSLException e) {
            throw new IllegalStateException("Netty does not take what it is given", e);
        }
    }

    private static X509Certificate[] chain(Credential own) {
        return own.chain().toArray(X509Certificate[]::new);
    }
}
