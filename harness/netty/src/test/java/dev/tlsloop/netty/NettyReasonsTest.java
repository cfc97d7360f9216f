package dev.tlsloop.netty;

import static dev.tlsloop.Reason.CERTIFICATE_EXPIRED;
import static dev.tlsloop.Reason.NAME_MISMATCH;
import static dev.tlsloop.Reason.NO_CERTIFICATE;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Reason.UNRECOGNIZED_NAME;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a handshake with an SslContext failed, as precisely as its exceptions and the presented chain allow. */
class NettyReasonsTest {
    static Stream<Arguments> cases() {
        return NettyContexts.providers()
                .flatMap(provider -> Stream.of(TLS_1_2, TLS_1_3).map(version -> Arguments.of(provider, version)));
    }

    private static Outcome meets(SslContext client, TlsVersion version, Credential server) {
        Context ours =
                Context.server().versions(version, version).credential(server).build();
        return asked(Netty.endpoint(client), ours, NettyContexts.HOST);
    }

    private static Outcome insisting(SslProvider provider, Context client) {
        return asked(client, Netty.endpoint(NettyContexts.insistent(provider)), NettyContexts.HOST);
    }

    private static Context client(TlsVersion version, Credential... own) {
        return Context.client()
                .versions(version, version)
                .trust(NettyContexts.CA)
                .credential(own)
                .build();
    }

    private static Outcome asked(Party client, Party server, String host) {
        return Loopback.between(client, server).withServerName(host).handshake();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aClientAcceptsWhomItTrusts(SslProvider provider, TlsVersion version) {
        assertThat(meets(NettyContexts.client(provider, NettyContexts.CA), version, NettyContexts.SERVER))
                .succeeded()
                .withVersion(version);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aClientRefusesAnotherHostUnlessItsBuilderWasToldOtherwise(SslProvider provider, TlsVersion version) {
        Context server = Context.server()
                .versions(version, version)
                .credential(NettyContexts.SERVER)
                .build();
        assertThat(asked(Netty.endpoint(NettyContexts.client(provider, NettyContexts.CA)), server, "wrong.test"))
                .failedOn(CLIENT)
                .because(NAME_MISMATCH);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aClientRefusesAStranger(SslProvider provider, TlsVersion version) {
        assertThat(meets(NettyContexts.client(provider, NettyContexts.STRANGERS), version, NettyContexts.SERVER))
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aClientRefusesWhatHasExpired(SslProvider provider, TlsVersion version) {
        assertThat(meets(NettyContexts.client(provider, NettyContexts.CA), version, NettyContexts.EXPIRED))
                .failedOn(CLIENT)
                .because(CERTIFICATE_EXPIRED);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aServerAcceptsAClientWhomItTrusts(SslProvider provider, TlsVersion version) {
        assertThat(insisting(provider, client(version, NettyContexts.ALICE)))
                .succeeded()
                .withClientCertificate();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aServerRefusesAClientWithoutACertificate(SslProvider provider, TlsVersion version) {
        assertThat(insisting(provider, client(version))).failedOn(SERVER).because(NO_CERTIFICATE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aServerRefusesAStrangersCertificate(SslProvider provider, TlsVersion version) {
        assertThat(insisting(provider, client(version, NettyContexts.MALLORY)))
                .failedOn(SERVER)
                .because(UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aServerRefusesANameThatItsMatcherDoesNotTake(SslProvider provider, TlsVersion version) {
        SNIMatcher matcher = SNIHostName.createSNIMatcher("another\\.test");
        Endpoint server = Netty.endpoint(
                NettyContexts.server(provider, NettyContexts.SERVER), p -> p.setSNIMatchers(List.of(matcher)));
        assertThat(asked(client(version), server, NettyContexts.HOST))
                .failedOn(SERVER)
                .because(UNRECOGNIZED_NAME);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aClientPresentsItsOwnCertificate(SslProvider provider, TlsVersion version) {
        Context server = Context.server()
                .versions(version, version)
                .credential(NettyContexts.SERVER)
                .trust(NettyContexts.CA)
                .verify(dev.tlsloop.VerifyMode.PEER)
                .build();
        assertThat(asked(
                        Netty.endpoint(NettyContexts.presenting(provider, NettyContexts.ALICE)),
                        server,
                        NettyContexts.HOST))
                .succeeded()
                .withClientCertificate();
    }
}
