package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.ManualOpenSslPair.LOCALHOST_BELOW;
import static dev.tlsloop.openssl.ManualOpenSslPair.TO_LOCALHOST;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.bareServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.established;
import static dev.tlsloop.openssl.ManualOpenSslPair.fresh;
import static dev.tlsloop.openssl.ManualOpenSslPair.opened;
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

/** The state name, the cipher list and the verified chain of a connection, as OpenSSL returns them. */
class StateTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    @Test
    @PyOpenSslItem("I37")
    void aResetShutdownStateAllowsDataAgain() {
        try (ManualOpenSslPair pair = established(aClient(), aServer())) {
            pair.client().shutdown();
            pair.client().shutdownState(Set.of());
            assertEquals(IoStatus.NOTHING, pair.client().write(ByteBuffer.wrap(new byte[] {1})));
        }
    }

    @Test
    @PyOpenSslItem("I23")
    @Behaviour({"F026", "F030"})
    void theSuitesOfTls13ComeBeforeTheCipherList() {
        try (ManualOpenSslPair pair = fresh(aClient().cipherList("hello world:AES128-SHA"), aServer())) {
            assertEquals(
                    List.of(
                            "TLS_AES_256_GCM_SHA384",
                            "TLS_CHACHA20_POLY1305_SHA256",
                            "TLS_AES_128_GCM_SHA256",
                            "AES128-SHA"),
                    pair.client().cipherList().stream()
                            .map(CipherSuite::openSslName)
                            .toList());
        }
    }

    @Test
    @PyOpenSslItem("I23")
    @Behaviour("F034")
    void theDefaultListIsOpenSslsAndHasANameForEach() {
        try (ManualOpenSslPair pair = fresh(aClient(), aServer())) {
            List<CipherSuite> list = pair.client().cipherList();
            assertEquals(
                    List.of(60, true),
                    List.of(list.size(), list.stream().noneMatch(s -> s.name().startsWith("suite_"))));
        }
    }

    @Test
    @PyOpenSslItem("I48")
    void aClientRequestsNoStapleByDefault() {
        try (ManualOpenSslPair pair = fresh(aClient(), aServer())) {
            pair.client().handshake();
            assertEquals(false, asksForStaple(pair.client()));
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
    void theConnectionReturnsTheStapledResponse(TlsVersion version) {
        byte[] staple = {48, 3, 10, 1, 6};
        ContextBuilder server = aServer().onOcspStaple(connection -> Optional.of(staple));
        try (ManualOpenSslPair pair =
                opened(aClient(version), server, TO_LOCALHOST.withOcspRequest()).handshake()) {
            assertArrayEquals(staple, pair.client().ocspResponse().orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"I49", "I56"})
    @Behaviour("F252")
    void aSideThatOnlyReceivedCloseNotifyStillWrites(TlsVersion version) {
        try (ManualOpenSslPair pair = established(aClient(version), aServer())) {
            pair.client().shutdown();
            pair.read();
            assertEquals("late", ManualOpenSslPair.send(pair.server(), pair.client(), "late"));
        }
    }

    @Test
    @PyOpenSslItem("I58")
    @Behaviour("F177")
    void negotiatesNoNextProtocolWithoutAnAdvertisement() {
        try (ManualOpenSslPair pair = established(aClient(TLS_1_2), aServer())) {
            assertEquals(Optional.empty(), pair.client().nextProtocol());
        }
    }

    @Test
    @PyOpenSslItem({"I28", "I27"})
    @Behaviour({"F194", "F398"})
    void anotherContextAfterTheHandshakeIsVisibleAtOnce() {
        Context other = bareServer().credential(LOCALHOST_BELOW).build();
        try (ManualOpenSslPair pair = established(aClient(), aServer())) {
            pair.server().use(other);
            assertEquals(
                    List.of(Optional.of(other), Optional.of(LOCALHOST_BELOW)),
                    List.of(pair.server().context(), pair.server().credential()));
        }
    }

    @Test
    @PyOpenSslItem({"I28", "I45"})
    void aRenegotiationPresentsWhatTheOtherContextHas() {
        Context other = bareServer().credential(LOCALHOST_BELOW).build();
        ContextBuilder forgetful = aServer().options(Option.NO_TICKET).sessionCacheMode(SessionCacheMode.OFF);
        try (ManualOpenSslPair pair = established(aClient(TLS_1_2), forgetful)) {
            pair.server().use(other);
            pair.server().renegotiate();
            pair.move();
            pair.read();
            assertEquals(LOCALHOST_BELOW.chain(), pair.client().peerChain());
        }
    }
}
