package dev.tlsloop.contract;

import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The matrix of protocol versions, server keys, client keys and ALPN, each with a server name. */
interface HandshakeContract extends EnginePair {
    /** One combination of the matrix; without a client key the server asks for no client certificate. */
    record Declared(
            TlsVersion version,
            PublicKeyAlgorithm serverKey,
            Optional<PublicKeyAlgorithm> clientKey,
            List<String> alpn) {
        Context client(EnginePair pair) {
            ContextBuilder builder = withProtocols(pair.client().versions(version, version));
            clientKey.map(ContractCredentials::alice).ifPresent(builder::credential);
            return builder.build();
        }

        Context server(EnginePair pair) {
            ContextBuilder builder = withProtocols(pair.bareServer().versions(version, version))
                    .credential(ContractCredentials.localhost(serverKey));
            clientKey.ifPresent(key -> builder.trust(ContractCredentials.CA).verify(PEER, FAIL_IF_NO_PEER_CERT));
            return builder.build();
        }

        private ContextBuilder withProtocols(ContextBuilder builder) {
            return alpn.isEmpty() ? builder : builder.alpn(alpn.toArray(String[]::new));
        }

        Outcome outcome(EnginePair pair) {
            return Loopback.between(client(pair), server(pair)).handshake();
        }
    }

    default Stream<Declared> matrix() {
        List<Optional<PublicKeyAlgorithm>> clientKeys = Stream.concat(
                        Stream.of(Optional.<PublicKeyAlgorithm>empty()),
                        keyKinds().stream().map(Optional::of))
                .toList();
        return eachVersion()
                .flatMap(version -> keyKinds().stream()
                        .flatMap(key -> clientKeys.stream()
                                .flatMap(clientKey -> Stream.of(List.<String>of(), List.of("h2", "http/1.1"))
                                        .map(alpn -> new Declared(version, key, clientKey, alpn)))));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    @PyOpenSslItem({"F3", "F6", "H34", "H37", "I17", "J4"})
    @Behaviour({"F005", "F363"})
    default void isEstablishedAsDeclared(Declared declared) {
        assertThat(declared.outcome(this)).succeeded().withVersion(declared.version());
    }

    @ParameterizedTest
    @MethodSource("matrix")
    @PyOpenSslItem({"I15", "I16"})
    default void bothSidesMeanTheSameConnection(Declared declared) {
        Outcome.Success success = SuccessfulHandshake.success(declared.outcome(this));
        assertEquals(withoutPeer(success.client()), withoutPeer(success.server()));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    @PyOpenSslItem({"I31", "I32"})
    @Behaviour("F311")
    default void eachSideKnowsTheChainThatTheOtherPresented(Declared declared) {
        Outcome.Success success = SuccessfulHandshake.success(declared.outcome(this));
        List<X509Certificate> presented = declared.clientKey()
                .map(ContractCredentials::alice)
                .map(Credential::chain)
                .orElse(List.of());
        assertEquals(
                List.of(ContractCredentials.localhost(declared.serverKey()).chain(), presented),
                List.of(success.client().peerChain(), success.server().peerChain()));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    @PyOpenSslItem("I19")
    @Behaviour("F173")
    default void theFirstDeclaredProtocolIsNegotiated(Declared declared) {
        Outcome.Success success = SuccessfulHandshake.success(declared.outcome(this));
        assertEquals(
                declared.alpn().stream().findFirst().map(AlpnProtocol::new),
                success.server().alpn());
    }

    @ParameterizedTest
    @MethodSource("matrix")
    default void aFirstHandshakeIsNotResumed(Declared declared) {
        assertThat(declared.outcome(this)).succeeded().notResumed();
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void severalThreadsOpenConnectionsOfOneEndpoint(TlsVersion version) throws Exception {
        try (Endpoint clients = client().versions(version, version).build().start();
                Endpoint servers = server().versions(version, version).build().start()) {
            for (Outcome outcome :
                    atOnce(() -> Loopback.between(clients, servers).handshake())) {
                assertThat(outcome).succeeded();
            }
        }
    }

    /** The outcomes of 40 runs on eight threads. */
    private static List<Outcome> atOnce(Callable<Outcome> run) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : threads.invokeAll(Collections.nCopies(40, run), 300, TimeUnit.SECONDS)) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Object> withoutPeer(dev.tlsloop.Negotiated n) {
        return List.of(n.version(), n.cipher(), n.group(), n.alpn(), n.serverName(), n.resumed());
    }
}
