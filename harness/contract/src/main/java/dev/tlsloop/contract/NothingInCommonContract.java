package dev.tlsloop.contract;

import static dev.tlsloop.CipherSuite.TLS_AES_128_GCM_SHA256;
import static dev.tlsloop.CipherSuite.TLS_AES_256_GCM_SHA384;
import static dev.tlsloop.Reason.NO_COMMON_CIPHER;
import static dev.tlsloop.Reason.NO_COMMON_GROUP;
import static dev.tlsloop.Reason.NO_COMMON_VERSION;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.ContextBuilder;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.NegotiationMismatch;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Reason;
import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server's refusal where both sides have nothing in common, with the offers of both. */
interface NothingInCommonContract extends EnginePair {
    /** A client and a server without a common value, with the expected reason and mismatch. */
    record Apart(
            String what, ContextBuilder client, ContextBuilder server, Reason reason, NegotiationMismatch mismatch) {
        @Override
        public String toString() {
            return what;
        }
    }

    default Stream<Apart> apart() {
        return Stream.of(
                new Apart(
                        "a newer client",
                        client().versions(TLS_1_3, TLS_1_3),
                        server().versions(TLS_1_2, TLS_1_2),
                        NO_COMMON_VERSION,
                        new NegotiationMismatch("protocol versions", List.of("TLS 1.3"), List.of("TLS 1.2"))),
                new Apart(
                        "a newer server",
                        client().versions(TLS_1_2, TLS_1_2),
                        server().versions(TLS_1_3, TLS_1_3),
                        NO_COMMON_VERSION,
                        new NegotiationMismatch(
                                "protocol versions",
                                listsVersionsBelowTls13()
                                        ? List.of("TLS 1.2")
                                        : List.of("TLS 1.2", "TLS 1.1", "TLS 1.0", "SSL 3.0"),
                                List.of("TLS 1.3"))),
                new Apart(
                        "suites of TLS 1.3",
                        client().versions(TLS_1_3, TLS_1_3).cipherSuites(TLS_AES_128_GCM_SHA256),
                        server().cipherSuites(TLS_AES_256_GCM_SHA384),
                        NO_COMMON_CIPHER,
                        new NegotiationMismatch(
                                "TLS 1.3 cipher suites",
                                List.of("TLS_AES_128_GCM_SHA256"),
                                List.of("TLS_AES_256_GCM_SHA384"))),
                new Apart(
                        "suites of TLS 1.2",
                        client().versions(TLS_1_2, TLS_1_2).cipherList("ECDHE-ECDSA-AES128-GCM-SHA256"),
                        server().cipherList("ECDHE-ECDSA-AES256-GCM-SHA384"),
                        NO_COMMON_CIPHER,
                        new NegotiationMismatch(
                                "TLS 1.2 cipher suites",
                                List.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
                                List.of("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"))),
                new Apart(
                        "groups of TLS 1.3",
                        client().versions(TLS_1_3, TLS_1_3).groups(NamedGroup.X25519),
                        server().groups(NamedGroup.SECP384R1),
                        NO_COMMON_GROUP,
                        new NegotiationMismatch("key exchange groups", List.of("x25519"), List.of("secp384r1"))),
                new Apart(
                        "groups of TLS 1.2",
                        client().versions(TLS_1_2, TLS_1_2)
                                .groups(NamedGroup.X25519)
                                .cipherList("ECDHE+AESGCM"),
                        bareServer()
                                .credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA))
                                .groups(NamedGroup.SECP384R1),
                        NO_COMMON_GROUP,
                        new NegotiationMismatch("key exchange groups", List.of("x25519"), List.of("secp384r1"))));
    }

    @ParameterizedTest
    @MethodSource("apart")
    @Behaviour("F402")
    default void theServerRefuses(Apart apart) {
        assertThat(outcome(apart.client(), apart.server())).failedOn(SERVER).because(apart.reason());
    }

    @ParameterizedTest
    @MethodSource("apart")
    default void bothOffersAreKnown(Apart apart) {
        Outcome outcome = outcome(apart.client(), apart.server());
        assertEquals(
                Optional.of(apart.mismatch()),
                SuccessfulHandshake.refused(outcome).refusal().mismatch());
    }

    @ParameterizedTest
    @MethodSource("apart")
    default void bothOffersArePrintedWithTheirEmptyIntersection(Apart apart) {
        Outcome outcome = outcome(apart.client(), apart.server());
        AssertionError error =
                assertThrows(AssertionError.class, () -> assertThat(outcome).succeeded());
        assertEquals(
                List.of(
                        "offered    : " + text(apart.mismatch().offered()) + " ("
                                + apart.mismatch().what() + ", by the client)",
                        "accepted   : " + text(apart.mismatch().accepted()) + " (by the server)",
                        "in common  : nothing"),
                ErrorMessage.of(error)
                        .lines()
                        .filter(line -> line.matches("(offered|accepted|in common) *:.*"))
                        .toList());
    }

    private static String text(List<String> names) {
        return String.join(", ", names);
    }

    @Test
    default void aClientWhoseSuitesNeedAnotherKindOfKeyIsRefusedForIt() {
        Outcome outcome = outcome(
                client().versions(TLS_1_2, TLS_1_2).cipherList("ECDHE-ECDSA-AES128-GCM-SHA256"),
                bareServer().credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA)));
        assertThat(outcome).failedOn(SERVER).because(NO_COMMON_CIPHER);
    }
}
