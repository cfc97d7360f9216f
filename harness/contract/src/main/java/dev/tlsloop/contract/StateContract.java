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

/** Where a handshake stands, what is listed for it, and which path was verified. */
interface StateContract extends EnginePair {
    @Test
    @SeedRow("I23")
    @Fact({"F026", "F030"})
    default void theSuitesOfTls13ComeFirstWhateverTheCipherListSays() {
        ContextBuilder client = client().cipherList("hello world:ECDHE-ECDSA-AES128-GCM-SHA256")
                .cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384, CipherSuite.TLS_AES_128_GCM_SHA256);
        try (Wired wired = Wired.fresh(client, server())) {
            assertEquals(
                    List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256"),
                    wired.client().cipherList().stream()
                            .map(CipherSuite::openSslName)
                            .toList());
        }
    }

    @Test
    @SeedRow("I23")
    @Fact("F034")
    default void theDefaultListBeginsWithTls13AndHasANameForEach() {
        try (Wired wired = Wired.fresh(client(), server())) {
            List<CipherSuite> list = wired.client().cipherList();
            assertEquals(
                    List.of(TlsVersion.TLS_1_3, true),
                    List.of(
                            list.get(0).minVersion(),
                            list.stream().noneMatch(s -> s.name().startsWith("suite_"))));
        }
    }

    @Test
    @SeedRow("I38")
    @Fact("F295")
    default void theStateBeforeTheHandshakeIsTheSameOnBothSides() {
        try (Wired wired = Wired.fresh(client(), server())) {
            assertEquals(
                    List.of("before SSL initialization", "before SSL initialization"),
                    List.of(wired.client().stateName(), wired.server().stateName()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I38")
    @Fact("F295")
    default void theStateAfterItIsTheSameOnBothSides(TlsVersion version) {
        try (Wired wired = Wired.established(client().versions(version, version), server())) {
            assertEquals(
                    List.of("SSL negotiation finished successfully", "SSL negotiation finished successfully"),
                    List.of(wired.client().stateName(), wired.server().stateName()));
        }
    }

    @Test
    @SeedRow("I38")
    @Fact("F137")
    default void theStateAfterARefusalIsError() {
        try (Wired wired = Wired.shaken(client(), bareServer().credential(Cast.LOCALHOST_OF_STRANGERS))) {
            assertEquals("error", wired.client().stateName());
        }
    }

    @Test
    @SeedRow("I38")
    default void aServerThatChoosesItsContextHasNoStateBeforeTheHello() {
        try (Wired wired = Wired.fresh(client(), bareServer().onServerName("blue.test", server().build()))) {
            assertEquals(
                    "stateName() before the ClientHello has come, which decides on the context of this server; go on"
                            + " with handshake()",
                    assertThrows(IllegalStateException.class, wired.server()::stateName)
                            .getMessage());
        }
    }

    @Test
    @SeedRow("I23")
    default void aServerThatWaitsForItsContextListsNothing() {
        try (Wired wired = Wired.fresh(client(), bareServer().onServerName("blue.test", server().build()))) {
            assertEquals(List.of(), wired.server().cipherList());
        }
    }

    private static List<X500Principal> named(Credential authority) {
        return List.of(authority.certificate().getIssuerX500Principal());
    }

    @Test
    @SeedRow("I26")
    @Fact("F040")
    default void onlyTheServerKnowsItsAuthoritiesBeforeTheHandshake() {
        try (Wired wired = Wired.fresh(client(), server().trust(Cast.CA).verify(PEER))) {
            assertEquals(
                    List.of(named(Cast.LOCALHOST), List.of()),
                    List.of(wired.server().clientCaList(), wired.client().clientCaList()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I26")
    @Fact("F047")
    default void theClientHearsTheAuthoritiesWhereItIsAskedForACertificate(TlsVersion version) {
        try (Wired wired = Wired.established(
                client().versions(version, version), server().trust(Cast.CA).verify(PEER))) {
            assertEquals(named(Cast.LOCALHOST), wired.client().clientCaList());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow("I26")
    @Fact("F047")
    default void theClientHearsNothingWhereItIsNotAsked(TlsVersion version) {
        try (Wired wired = Wired.established(client().versions(version, version), server().trust(Cast.CA))) {
            assertEquals(List.of(), wired.client().clientCaList());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"I31", "I32", "I39"})
    @Fact({"F311", "F312", "F315", "F317"})
    default void theVerifiedChainEndsWithTheAnchorAndThePresentedOneDoesNot(TlsVersion version) {
        try (Wired wired = Wired.established(
                client().versions(version, version), bareServer().credential(Cast.LOCALHOST_BELOW))) {
            assertEquals(
                    List.of(Cast.LOCALHOST_BELOW.chain(), withAnchor(Cast.LOCALHOST_BELOW)),
                    List.of(wired.client().peerChain(), wired.client().verifiedChain()));
        }
    }

    private static List<X509Certificate> withAnchor(Credential credential) {
        List<X509Certificate> path = new ArrayList<>(credential.chain());
        path.addAll(Cast.CA.anchors());
        return path;
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"I31", "I32", "I39"})
    default void aServerSeesTheWholeChainOfItsClient(TlsVersion version) {
        ContextBuilder server = server().trust(Cast.CA).verify(PEER);
        try (Wired wired =
                Wired.established(client().versions(version, version).credential(Cast.ALICE_BELOW), server)) {
            assertEquals(
                    List.of(Cast.ALICE_BELOW.chain(), withAnchor(Cast.ALICE_BELOW)),
                    List.of(wired.server().peerChain(), wired.server().verifiedChain()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @SeedRow({"I31", "I32", "I39"})
    @Fact({"F278", "F313", "F315"})
    default void aServerSeesNoChainWhereThereIsNone(TlsVersion version) {
        ContextBuilder server = server().trust(Cast.CA).verify(PEER);
        try (Wired wired = Wired.established(client().versions(version, version), server)) {
            assertEquals(
                    List.of(List.of(), List.of()),
                    List.of(wired.server().peerChain(), wired.server().verifiedChain()));
        }
    }

    @Test
    @SeedRow("I39")
    @Fact("F315")
    default void nothingIsVerifiedBeforeTheHandshake() {
        try (Wired wired = Wired.fresh(client(), server())) {
            assertEquals(List.of(), wired.client().verifiedChain());
        }
    }

    @Test
    @SeedRow("I39")
    @Fact("F136")
    default void aRefusedChainIsShownAsFarAsItWasBuilt() {
        try (Wired wired = Wired.shaken(client(), bareServer().credential(Cast.LOCALHOST_OF_STRANGERS))) {
            assertEquals(
                    Cast.LOCALHOST_OF_STRANGERS.chain().subList(0, 1),
                    wired.client().verifiedChain());
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @SeedRow({"I31", "I39"})
    @Fact("F316")
    default void aResumedConnectionKnowsItsPeersChainAndVerifiedNone(TlsVersion version) {
        try (Pair first = Loopback.between(client().versions(version, version).build(), server().build())
                        .open();
                Pair second = first.again()) {
            assertEquals(
                    List.of(Cast.LOCALHOST.chain(), List.of(), List.of()),
                    List.of(
                            second.client().peerChain(),
                            second.client().verifiedChain(),
                            second.server().peerChain()));
        }
    }
}
