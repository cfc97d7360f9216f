package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.openssl.Linked.ALICE_BELOW;
import static dev.tlsloop.openssl.Linked.CA;
import static dev.tlsloop.openssl.Linked.LOCALHOST;
import static dev.tlsloop.openssl.Linked.LOCALHOST_BELOW;
import static dev.tlsloop.openssl.Linked.STRANGER;
import static dev.tlsloop.openssl.Linked.TO_LOCALHOST;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.bareServer;
import static dev.tlsloop.openssl.Linked.established;
import static dev.tlsloop.openssl.Linked.fresh;
import static dev.tlsloop.openssl.Linked.opened;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Option;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Want;
import dev.tlsloop.contract.Fact;
import dev.tlsloop.contract.SeedRow;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.Reading;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a handshake stands, what is listed for it, and which path was verified, in OpenSSL's own words. */
class StateTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    @Test
    @SeedRow("I37")
    void aCloseThatIsTakenBackLetsDataFlowAgain() {
        try (Linked linked = established(aClient(), aServer())) {
            linked.client().shutdown();
            linked.client().shutdownState(Set.of());
            assertEquals(Want.NOTHING, linked.client().write(ByteBuffer.wrap(new byte[] {1})));
        }
    }

    @Test
    @SeedRow("I38")
    @Fact("F295")
    void theStateBeforeTheHandshakeIsTheSameOnBothSides() {
        try (Linked linked = fresh(aClient(), aServer())) {
            assertEquals(
                    List.of("before SSL initialization", "before SSL initialization"),
                    List.of(linked.client().stateName(), linked.server().stateName()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("I38")
    @Fact("F295")
    void theStateAfterItIsTheSameOnBothSides(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer())) {
            assertEquals(
                    List.of("SSL negotiation finished successfully", "SSL negotiation finished successfully"),
                    List.of(linked.client().stateName(), linked.server().stateName()));
        }
    }

    @Test
    @SeedRow("I38")
    @Fact("F137")
    void theStateAfterARefusalIsError() {
        try (Linked linked = fresh(aClient(), bareServer().credential(STRANGER)).shakenHands()) {
            assertEquals("error", linked.client().stateName());
        }
    }

    @Test
    @SeedRow("I38")
    void aServerThatChoosesItsContextHasNoStateBeforeTheHello() {
        try (Linked linked = fresh(
                aClient(), bareServer().onServerName("blue.test", aServer().build()))) {
            assertEquals(
                    "stateName() before the ClientHello has come, which decides on the context of this server; go on"
                            + " with handshake()",
                    assertThrows(IllegalStateException.class, linked.server()::stateName)
                            .getMessage());
        }
    }

    @Test
    @SeedRow("I23")
    @Fact({"F026", "F030"})
    void theSuitesOfTls13ComeFirstWhateverTheCipherListSays() {
        try (Linked linked = fresh(aClient().cipherList("hello world:AES128-SHA"), aServer())) {
            assertEquals(
                    List.of(
                            "TLS_AES_256_GCM_SHA384",
                            "TLS_CHACHA20_POLY1305_SHA256",
                            "TLS_AES_128_GCM_SHA256",
                            "AES128-SHA"),
                    linked.client().cipherList().stream()
                            .map(CipherSuite::openSslName)
                            .toList());
        }
    }

    @Test
    @SeedRow("I23")
    @Fact("F034")
    void theDefaultListIsOpenSslsAndHasANameForEach() {
        try (Linked linked = fresh(aClient(), aServer())) {
            List<CipherSuite> list = linked.client().cipherList();
            assertEquals(
                    List.of(60, true),
                    List.of(list.size(), list.stream().noneMatch(s -> s.name().startsWith("suite_"))));
        }
    }

    @Test
    @SeedRow("I23")
    void aServerThatWaitsForItsContextListsNothing() {
        try (Linked linked = fresh(
                aClient(), bareServer().onServerName("blue.test", aServer().build()))) {
            assertEquals(List.of(), linked.server().cipherList());
        }
    }

    private static List<X500Principal> named(Credential authority) {
        return List.of(authority.certificate().getIssuerX500Principal());
    }

    @Test
    @SeedRow("I26")
    @Fact("F040")
    void onlyTheServerKnowsItsAuthoritiesBeforeTheHandshake() {
        try (Linked linked = fresh(aClient(), aServer().trust(CA).verify(PEER))) {
            assertEquals(
                    List.of(named(LOCALHOST), List.of()),
                    List.of(linked.server().clientCaList(), linked.client().clientCaList()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("I26")
    @Fact("F047")
    void theClientHearsTheAuthoritiesWhereItIsAskedForACertificate(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer().trust(CA).verify(PEER))) {
            assertEquals(named(LOCALHOST), linked.client().clientCaList());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("I26")
    @Fact("F047")
    void theClientHearsNothingWhereItIsNotAsked(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer().trust(CA))) {
            assertEquals(List.of(), linked.client().clientCaList());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow({"I31", "I32", "I39"})
    @Fact({"F311", "F312", "F315", "F317"})
    void theVerifiedChainEndsWithTheAnchorAndThePresentedOneDoesNot(TlsVersion version) {
        try (Linked linked = established(aClient(version), bareServer().credential(LOCALHOST_BELOW))) {
            assertEquals(
                    List.of(LOCALHOST_BELOW.chain(), withAnchor(LOCALHOST_BELOW)),
                    List.of(linked.client().peerChain(), linked.client().verifiedChain()));
        }
    }

    private static List<X509Certificate> withAnchor(Credential credential) {
        List<X509Certificate> path = new ArrayList<>(credential.chain());
        path.addAll(CA.anchors());
        return path;
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow({"I31", "I32", "I39"})
    void aServerSeesTheWholeChainOfItsClient(TlsVersion version) {
        ContextBuilder server = aServer().trust(CA).verify(PEER);
        try (Linked linked = established(aClient(version).credential(ALICE_BELOW), server)) {
            assertEquals(
                    List.of(ALICE_BELOW.chain(), withAnchor(ALICE_BELOW)),
                    List.of(linked.server().peerChain(), linked.server().verifiedChain()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow({"I31", "I32", "I39"})
    @Fact({"F278", "F313", "F315"})
    void aServerSeesNoChainWhereThereIsNone(TlsVersion version) {
        ContextBuilder server = aServer().trust(CA).verify(PEER);
        try (Linked linked = established(aClient(version), server)) {
            assertEquals(
                    List.of(List.of(), List.of()),
                    List.of(linked.server().peerChain(), linked.server().verifiedChain()));
        }
    }

    @Test
    @SeedRow("I39")
    @Fact("F315")
    void nothingIsVerifiedBeforeTheHandshake() {
        try (Linked linked = fresh(aClient(), aServer())) {
            assertEquals(List.of(), linked.client().verifiedChain());
        }
    }

    @Test
    @SeedRow("I39")
    @Fact("F136")
    void aRefusedChainIsShownAsFarAsItWasBuilt() {
        try (Linked linked = fresh(aClient(), bareServer().credential(STRANGER)).shakenHands()) {
            assertEquals(STRANGER.chain().subList(0, 1), linked.client().verifiedChain());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow({"I31", "I39"})
    @Fact("F316")
    void aResumedConnectionKnowsItsPeersChainAndVerifiedNone(TlsVersion version) {
        try (Pair first = Loopback.between(aClient(version).build(), aServer().build())
                        .open();
                Pair second = first.again()) {
            assertEquals(
                    List.of(LOCALHOST.chain(), List.of(), List.of()),
                    List.of(
                            second.client().peerChain(),
                            second.client().verifiedChain(),
                            second.server().peerChain()));
        }
    }

    @Test
    @SeedRow("I48")
    void aClientThatIsNotToldToDoesNotAskForAStaple() {
        try (Linked linked = fresh(aClient(), aServer())) {
            linked.client().handshake();
            assertEquals(false, asksForStaple(linked.client()));
        }
    }

    private static boolean asksForStaple(Connection client) {
        return ClientHello.read(client.outgoing().unread()) instanceof Reading.Complete<ClientHello> hello
                && hello.value().extensions().stream().anyMatch(e -> e.type() == ExtensionType.STATUS_REQUEST);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow({"H22", "H23", "I48"})
    @Fact("F202")
    void whatIsStapledCanBeReadFromTheConnection(TlsVersion version) {
        byte[] staple = {48, 3, 10, 1, 6};
        ContextBuilder server = aServer().ocspStaple(connection -> Optional.of(staple));
        try (Linked linked =
                opened(aClient(version), server, TO_LOCALHOST.requestingOcsp()).shakenHands()) {
            assertArrayEquals(staple, linked.client().ocspResponse().orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow({"I49", "I56"})
    @Fact("F252")
    void whoeverHasOnlyHeardTheCloseStillWrites(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer())) {
            linked.client().shutdown();
            linked.read();
            assertEquals("late", Linked.sent(linked.server(), linked.client(), "late"));
        }
    }

    @Test
    @SeedRow("I58")
    @Fact("F177")
    void noNextProtocolIsAgreedWhereNobodyAdvertises() {
        try (Linked linked = established(aClient(TLS_1_2), aServer())) {
            assertEquals(Optional.empty(), linked.client().nextProtocol());
        }
    }

    @Test
    @SeedRow({"I28", "I27"})
    @Fact({"F194", "F398"})
    void anotherContextAfterTheHandshakeIsVisibleAtOnce() {
        Context other = bareServer().credential(LOCALHOST_BELOW).build();
        try (Linked linked = established(aClient(), aServer())) {
            linked.server().use(other);
            assertEquals(
                    List.of(Optional.of(other), Optional.of(LOCALHOST_BELOW)),
                    List.of(linked.server().context(), linked.server().credential()));
        }
    }

    @Test
    @SeedRow({"I28", "I45"})
    void aRenegotiationPresentsWhatTheOtherContextHas() {
        Context other = bareServer().credential(LOCALHOST_BELOW).build();
        ContextBuilder forgetful = aServer().options(Option.NO_TICKET).sessionCacheMode(SessionCacheMode.OFF);
        try (Linked linked = established(aClient(TLS_1_2), forgetful)) {
            linked.server().use(other);
            linked.server().renegotiate();
            linked.move();
            linked.read();
            assertEquals(LOCALHOST_BELOW.chain(), linked.client().peerChain());
        }
    }
}
