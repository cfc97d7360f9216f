package dev.tlsloop.contract;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The peer ports of JSSE clients, which must differ for all connections on one SSLContext. JSSE looks up a session to
 * resume by host and port in the cache of the SSLContext.
 */
class SeparateSessionsTest {
    static Stream<Arguments> clients() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                .flatMap(version -> Stream.of(
                        client(version, "SSLContext", Jsse::endpoint),
                        client(version, "SSLSocketFactory", ssl -> Jsse.endpoint(ssl.getSocketFactory()))));
    }

    private static Arguments client(TlsVersion version, String of, Function<SSLContext, Endpoint> way) {
        return arguments(of, version, way);
    }

    private static Endpoint server(TlsVersion version) {
        return Context.server()
                .versions(version, version)
                .credential(ContractCredentials.LOCALHOST)
                .build()
                .start();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("clients")
    void aHandshakeResumesNoneThatIsStillOpen(String of, TlsVersion version, Function<SSLContext, Endpoint> way) {
        Endpoint client = way.apply(JdkSslContexts.trusting(ContractCredentials.CA));
        try (Endpoint server = server(version);
                Pair first = Loopback.between(client, server).open()) {
            assertThat(Loopback.between(client, server).handshake()).succeeded().notResumed();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("clients")
    void anotherEndpointOnTheSameContextResumesNone(String of, TlsVersion version, Function<SSLContext, Endpoint> way) {
        SSLContext shared = JdkSslContexts.trusting(ContractCredentials.CA);
        try (Endpoint server = server(version);
                Pair first = Loopback.between(way.apply(shared), server).open()) {
            assertThat(Loopback.between(way.apply(shared), server).handshake())
                    .succeeded()
                    .notResumed();
        }
    }

    /** The counterpart: this server resumes a session if its client offers one. */
    @ParameterizedTest
    @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
    void aSessionIsResumedWhereThatIsAskedFor(TlsVersion version) {
        Endpoint client = Jsse.endpoint(JdkSslContexts.trusting(ContractCredentials.CA));
        try (Endpoint server = server(version);
                Pair first = Loopback.between(client, server).open();
                Pair second = first.resume()) {
            assertThat(second.outcome()).succeeded().resumed();
        }
    }
}
