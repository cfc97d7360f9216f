package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.NextProtocolAdvertiseCallback;
import dev.tlsloop.NextProtocolSelectCallback;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Next Protocol Negotiation, which ALPN replaced. */
class NextProtocolTest {
    private static final List<AlpnProtocol> OFFERED = AlpnProtocol.listOf("http/1.1", "spdy/2");
    private static final AlpnProtocol SPDY = new AlpnProtocol("spdy/2");
    private static final NextProtocolAdvertiseCallback ADVERTISES = connection -> OFFERED;
    private static final NextProtocolSelectCallback SELECTS = (connection, offered) -> SPDY;
    private static final RuntimeException MINE = new IllegalStateException("mine");

    private final List<Object> told = new ArrayList<>();

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static List<Optional<AlpnProtocol>> agreed(Linked linked) {
        return List.of(linked.client().nextProtocol(), linked.server().nextProtocol());
    }

    @Test
    @PyOpenSslItem({"H39", "H40", "I58"})
    @Behaviour("F177")
    void bothSidesKnowWhatTheClientSelected() {
        try (Linked linked = Linked.established(
                aClient(TLS_1_2).onNextProtocolSelect(SELECTS), aServer().onNextProtocolAdvertise(ADVERTISES))) {
            assertEquals(List.of(Optional.of(SPDY), Optional.of(SPDY)), agreed(linked));
        }
    }

    @Test
    @PyOpenSslItem({"H39", "H40"})
    @Behaviour("F177")
    void eachCallbackGetsItsConnectionAndTheClientTheOffer() {
        NextProtocolAdvertiseCallback advertises = connection -> {
            told.add(connection);
            return OFFERED;
        };
        NextProtocolSelectCallback selects = (connection, offered) -> {
            told.add(List.of(connection, offered));
            return SPDY;
        };
        try (Linked linked = Linked.established(
                aClient(TLS_1_2).onNextProtocolSelect(selects), aServer().onNextProtocolAdvertise(advertises))) {
            assertEquals(List.of(linked.server(), List.of(linked.client(), OFFERED)), told);
        }
    }

    @Test
    @PyOpenSslItem("H40")
    void aClientMaySelectWhatWasNotOffered() {
        AlpnProtocol own = new AlpnProtocol("mine/1");
        try (Linked linked = Linked.established(
                aClient(TLS_1_2).onNextProtocolSelect((connection, offered) -> own),
                aServer().onNextProtocolAdvertise(ADVERTISES))) {
            assertEquals(List.of(Optional.of(own), Optional.of(own)), agreed(linked));
        }
    }

    static Stream<Arguments> withoutNpn() {
        return Stream.of(
                Arguments.of(aClient(TLS_1_2), aServer().onNextProtocolAdvertise(ADVERTISES)),
                Arguments.of(aClient(TLS_1_2).onNextProtocolSelect(SELECTS), aServer()),
                Arguments.of(aClient().onNextProtocolSelect(SELECTS), aServer().onNextProtocolAdvertise(ADVERTISES)));
    }

    @ParameterizedTest
    @MethodSource("withoutNpn")
    @PyOpenSslItem({"H39", "H40", "I58"})
    void oneSideAloneAgreesOnNothingAndNeitherDoesTls13(ContextBuilder client, ContextBuilder server) {
        try (Linked linked = Linked.established(client, server)) {
            assertEquals(List.of(Optional.empty(), Optional.empty()), agreed(linked));
        }
    }

    @Test
    @PyOpenSslItem("I58")
    @Behaviour("F177")
    void beforeTheHandshakeNothingIsAgreed() {
        try (Linked linked = Linked.fresh(
                aClient(TLS_1_2).onNextProtocolSelect(SELECTS), aServer().onNextProtocolAdvertise(ADVERTISES))) {
            assertEquals(List.of(Optional.empty(), Optional.empty()), agreed(linked));
        }
    }

    @Test
    @PyOpenSslItem("H40")
    void whatSelectThrowsIsTheClientsRefusal() {
        NextProtocolSelectCallback throwing = (connection, offered) -> {
            throw MINE;
        };
        try (Linked linked = Linked.fresh(
                        aClient(TLS_1_2).onNextProtocolSelect(throwing),
                        aServer().onNextProtocolAdvertise(ADVERTISES))
                .shakenHands()) {
            assertEquals(
                    List.of(Optional.of(MINE), Optional.of(Alert.HANDSHAKE_FAILURE)),
                    List.of(
                            linked.client().refusal().flatMap(Refusal::cause),
                            linked.server().refusal().flatMap(Refusal::alert)));
        }
    }

    @Test
    @PyOpenSslItem("H39")
    void whatAdvertiseThrowsIsTheServersRefusal() {
        NextProtocolAdvertiseCallback throwing = connection -> {
            throw MINE;
        };
        try (Linked linked = Linked.fresh(
                        aClient(TLS_1_2).onNextProtocolSelect(SELECTS),
                        aServer().onNextProtocolAdvertise(throwing))
                .shakenHands()) {
            assertEquals(
                    Optional.of(Refusal.of(
                                    Reason.REJECTED_BY_CALLBACK, "the next protocol advertise callback threw " + MINE)
                            .withCause(MINE)),
                    linked.server().refusal());
        }
    }

    @Test
    @PyOpenSslItem("H40")
    void selectingNothingIsARefusal() {
        try (Linked linked = Linked.fresh(
                        aClient(TLS_1_2).onNextProtocolSelect(NextProtocolTest::carelessly),
                        aServer().onNextProtocolAdvertise(ADVERTISES))
                .shakenHands()) {
            assertEquals(
                    Optional.of(Reason.REJECTED_BY_CALLBACK),
                    linked.client().refusal().map(Refusal::reason));
        }
    }

    private static AlpnProtocol carelessly(Connection connection, List<AlpnProtocol> offered) {
        return null;
    }

    @Test
    @PyOpenSslItem({"H39", "H40"})
    void withTls13AloneItIsRefusedWhenItIsBuilt() {
        assertEquals(
                "onNextProtocolAdvertise and onNextProtocolSelect are for NPN, which ends with TLS 1.2, and"
                        + " versions(...) leaves TLS 1.3 alone on; let TLS 1.2 in, or give the protocols to alpn(...)",
                assertThrows(
                                IllegalStateException.class,
                                () -> aClient(TLS_1_3)
                                        .onNextProtocolSelect(SELECTS)
                                        .build())
                        .getMessage());
    }
}
