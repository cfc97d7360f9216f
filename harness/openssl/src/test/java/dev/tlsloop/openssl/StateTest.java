package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.Linked.LOCALHOST_BELOW;
import static dev.tlsloop.openssl.Linked.TO_LOCALHOST;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.bareServer;
import static dev.tlsloop.openssl.Linked.established;
import static dev.tlsloop.openssl.Linked.fresh;
import static dev.tlsloop.openssl.Linked.opened;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Option;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.ParseResult;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    @PyOpenSslItem("I37")
    void aCloseThatIsTakenBackLetsDataFlowAgain() {
        try (Linked linked = established(aClient(), aServer())) {
            linked.client().shutdown();
            linked.client().shutdownState(Set.of());
            assertEquals(IoStatus.NOTHING, linked.client().write(ByteBuffer.wrap(new byte[] {1})));
        }
    }

    @Test
    @PyOpenSslItem("I23")
    @Behaviour({"F026", "F030"})
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
    @PyOpenSslItem("I23")
    @Behaviour("F034")
    void theDefaultListIsOpenSslsAndHasANameForEach() {
        try (Linked linked = fresh(aClient(), aServer())) {
            List<CipherSuite> list = linked.client().cipherList();
            assertEquals(
                    List.of(60, true),
                    List.of(list.size(), list.stream().noneMatch(s -> s.name().startsWith("suite_"))));
        }
    }

    @Test
    @PyOpenSslItem("I48")
    void aClientThatIsNotToldToDoesNotAskForAStaple() {
        try (Linked linked = fresh(aClient(), aServer())) {
            linked.client().handshake();
            assertEquals(false, asksForStaple(linked.client()));
        }
    }

    private static boolean asksForStaple(Connection client) {
        return ClientHello.read(client.outgoing().unread()) instanceof ParseResult.Complete<ClientHello> hello
                && hello.value().extensions().stream().anyMatch(e -> e.type() == ExtensionType.STATUS_REQUEST);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"H22", "H23", "I48"})
    @Behaviour("F202")
    void whatIsStapledCanBeReadFromTheConnection(TlsVersion version) {
        byte[] staple = {48, 3, 10, 1, 6};
        ContextBuilder server = aServer().onOcspStaple(connection -> Optional.of(staple));
        try (Linked linked =
                opened(aClient(version), server, TO_LOCALHOST.withOcspRequest()).shakenHands()) {
            assertArrayEquals(staple, linked.client().ocspResponse().orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"I49", "I56"})
    @Behaviour("F252")
    void whoeverHasOnlyHeardTheCloseStillWrites(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer())) {
            linked.client().shutdown();
            linked.read();
            assertEquals("late", Linked.sent(linked.server(), linked.client(), "late"));
        }
    }

    @Test
    @PyOpenSslItem("I58")
    @Behaviour("F177")
    void noNextProtocolIsAgreedWhereNobodyAdvertises() {
        try (Linked linked = established(aClient(TLS_1_2), aServer())) {
            assertEquals(Optional.empty(), linked.client().nextProtocol());
        }
    }

    @Test
    @PyOpenSslItem({"I28", "I27"})
    @Behaviour({"F194", "F398"})
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
    @PyOpenSslItem({"I28", "I45"})
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
