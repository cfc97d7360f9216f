package dev.tlsloop.contract;

import static dev.tlsloop.VerifyMode.PEER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state of a handshake, its cipher list and its verified chain. */
interface StateContract extends EnginePair {
    @Test
    @PyOpenSslItem("I23")
    @Behaviour({"F026", "F030"})
    default void theSuitesOfTls13ComeFirstWhateverTheCipherListSays() {
        ContextBuilder client = client().cipherList("hello world:ECDHE-ECDSA-AES128-GCM-SHA256")
                .cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384, CipherSuite.TLS_AES_128_GCM_SHA256);
        try (ManualPair pair = ManualPair.fresh(client, server())) {
            assertEquals(
                    List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256"),
                    pair.client().cipherList().stream()
                            .map(CipherSuite::openSslName)
                            .toList());
        }
    }

    @Test
    @PyOpenSslItem("I23")
    @Behaviour("F034")
    default void theDefaultListBeginsWithTls13AndHasANameForEach() {
        try (ManualPair pair = ManualPair.fresh(client(), server())) {
            List<CipherSuite> list = pair.client().cipherList();
            assertEquals(
                    List.of(TlsVersion.TLS_1_3, true),
                    List.of(
                            list.get(0).minVersion(),
                            list.stream().noneMatch(s -> s.name().startsWith("suite_"))));
        }
    }

    @Test
    @PyOpenSslItem("I38")
    @Behaviour("F295")
    default void theStateBeforeTheHandshakeIsTheSameOnBothSides() {
        try (ManualPair pair = ManualPair.fresh(client(), server())) {
            assertEquals(
                    List.of("before SSL initialization", "before SSL initialization"),
                    List.of(pair.client().stateName(), pair.server().stateName()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I38")
    @Behaviour("F295")
    default void theStateAfterItIsTheSameOnBothSides(TlsVersion version) {
        try (ManualPair pair = ManualPair.established(client().versions(version, version), server())) {
            assertEquals(
                    List.of("SSL negotiation finished successfully", "SSL negotiation finished successfully"),
                    List.of(pair.client().stateName(), pair.server().stateName()));
        }
    }

    @Test
    @PyOpenSslItem("I38")
    @Behaviour("F137")
    default void theStateAfterARefusalIsError() {
        try (ManualPair pair = ManualPair.afterHandshake(
                client(), bareServer().credential(ContractCredentials.LOCALHOST_OF_STRANGERS))) {
            assertEquals("error", pair.client().stateName());
        }
    }

    @Test
    @PyOpenSslItem("I38")
    default void aServerThatChoosesItsContextHasNoStateBeforeTheHello() {
        try (ManualPair pair = ManualPair.fresh(client(), bareServer().onServerName("blue.test", server().build()))) {
            assertEquals(
                    "stateName() before the ClientHello, which selects the context of this server; continue with"
                            + " handshake()",
                    assertThrows(IllegalStateException.class, pair.server()::stateName)
                            .getMessage());
        }
    }

    @Test
    @PyOpenSslItem("I23")
    default void aServerThatWaitsForItsContextListsNothing() {
        try (ManualPair pair = ManualPair.fresh(client(), bareServer().onServerName("blue.test", server().build()))) {
            assertEquals(List.of(), pair.server().cipherList());
        }
    }

    private static List<X500Principal> named(Credential authority) {
        return List.of(authority.certificate().getIssuerX500Principal());
    }

    @Test
    @PyOpenSslItem("I26")
    @Behaviour("F040")
    default void onlyTheServerKnowsItsAuthoritiesBeforeTheHandshake() {
        try (ManualPair pair = ManualPair.fresh(
                client(), server().trust(ContractCredentials.CA).verify(PEER))) {
            assertEquals(
                    List.of(named(ContractCredentials.LOCALHOST), List.of()),
                    List.of(pair.server().clientCaList(), pair.client().clientCaList()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I26")
    @Behaviour("F047")
    default void theClientLearnsTheAuthoritiesFromTheCertificateRequest(TlsVersion version) {
        try (ManualPair pair = ManualPair.established(
                client().versions(version, version),
                server().trust(ContractCredentials.CA).verify(PEER))) {
            assertEquals(named(ContractCredentials.LOCALHOST), pair.client().clientCaList());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I26")
    @Behaviour("F047")
    default void theClientLearnsNoAuthoritiesWithoutACertificateRequest(TlsVersion version) {
        try (ManualPair pair =
                ManualPair.established(client().versions(version, version), server().trust(ContractCredentials.CA))) {
            assertEquals(List.of(), pair.client().clientCaList());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I31", "I32", "I39"})
    @Behaviour({"F311", "F312", "F315", "F317"})
    default void theVerifiedChainEndsWithTheAnchorAndThePresentedOneDoesNot(TlsVersion version) {
        try (ManualPair pair = ManualPair.established(
                client().versions(version, version), bareServer().credential(ContractCredentials.LOCALHOST_BELOW))) {
            assertEquals(
                    List.of(
                            ContractCredentials.LOCALHOST_BELOW.chain(),
                            withAnchor(ContractCredentials.LOCALHOST_BELOW)),
                    List.of(pair.client().peerChain(), pair.client().verifiedChain()));
        }
    }

    private static List<X509Certificate> withAnchor(Credential credential) {
        List<X509Certificate> path = new ArrayList<>(credential.chain());
        path.addAll(ContractCredentials.CA.anchors());
        return path;
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I31", "I32", "I39"})
    default void aServerSeesTheWholeChainOfItsClient(TlsVersion version) {
        ContextBuilder server = server().trust(ContractCredentials.CA).verify(PEER);
        try (ManualPair pair = ManualPair.established(
                client().versions(version, version).credential(ContractCredentials.ALICE_BELOW), server)) {
            assertEquals(
                    List.of(ContractCredentials.ALICE_BELOW.chain(), withAnchor(ContractCredentials.ALICE_BELOW)),
                    List.of(pair.server().peerChain(), pair.server().verifiedChain()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I31", "I32", "I39"})
    @Behaviour({"F278", "F313", "F315"})
    default void aServerSeesNoChainWhereThereIsNone(TlsVersion version) {
        ContextBuilder server = server().trust(ContractCredentials.CA).verify(PEER);
        try (ManualPair pair = ManualPair.established(client().versions(version, version), server)) {
            assertEquals(
                    List.of(List.of(), List.of()),
                    List.of(pair.server().peerChain(), pair.server().verifiedChain()));
        }
    }

    @Test
    @PyOpenSslItem("I39")
    @Behaviour("F315")
    default void nothingIsVerifiedBeforeTheHandshake() {
        try (ManualPair pair = ManualPair.fresh(client(), server())) {
            assertEquals(List.of(), pair.client().verifiedChain());
        }
    }

    @Test
    @PyOpenSslItem("I39")
    @Behaviour("F136")
    default void aRefusedChainIsShownAsFarAsItWasBuilt() {
        try (ManualPair pair = ManualPair.afterHandshake(
                client(), bareServer().credential(ContractCredentials.LOCALHOST_OF_STRANGERS))) {
            assertEquals(
                    ContractCredentials.LOCALHOST_OF_STRANGERS.chain().subList(0, 1),
                    pair.client().verifiedChain());
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @PyOpenSslItem({"I31", "I39"})
    @Behaviour("F316")
    default void aResumedConnectionKnowsItsPeersChainAndVerifiedNone(TlsVersion version) {
        try (Pair first = Loopback.between(client().versions(version, version).build(), server().build())
                        .open();
                Pair second = first.resume()) {
            assertEquals(
                    List.of(ContractCredentials.LOCALHOST.chain(), List.of(), List.of()),
                    List.of(
                            second.client().peerChain(),
                            second.client().verifiedChain(),
                            second.server().peerChain()));
        }
    }
}
