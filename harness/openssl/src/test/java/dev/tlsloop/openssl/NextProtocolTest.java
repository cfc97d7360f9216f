package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
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

    private final List<Object> calls = new ArrayList<>();

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static List<Optional<AlpnProtocol>> agreed(ManualOpenSslPair pair) {
        return List.of(pair.client().nextProtocol(), pair.server().nextProtocol());
    }

    @Test
    @PyOpenSslItem({"H39", "H40", "I58"})
    @Behaviour("F177")
    void bothSidesReturnTheClientsSelection() {
        try (ManualOpenSslPair pair = ManualOpenSslPair.established(
                aClient(TLS_1_2).onNextProtocolSelect(SELECTS), aServer().onNextProtocolAdvertise(ADVERTISES))) {
            assertEquals(List.of(Optional.of(SPDY), Optional.of(SPDY)), agreed(pair));
        }
    }

    @Test
    @PyOpenSslItem({"H39", "H40"})
    @Behaviour("F177")
    void eachCallbackGetsItsConnectionAndTheClientTheOffer() {
        NextProtocolAdvertiseCallback advertises = connection -> {
            calls.add(connection);
            return OFFERED;
        };
        NextProtocolSelectCallback selects = (connection, offered) -> {
            calls.add(List.of(connection, offered));
            return SPDY;
        };
        try (ManualOpenSslPair pair = ManualOpenSslPair.established(
                aClient(TLS_1_2).onNextProtocolSelect(selects), aServer().onNextProtocolAdvertise(advertises))) {
            assertEquals(List.of(pair.server(), List.of(pair.client(), OFFERED)), calls);
        }
    }

    @Test
    @PyOpenSslItem("H40")
    void aClientMaySelectAProtocolThatWasNotAdvertised() {
        AlpnProtocol own = new AlpnProtocol("mine/1");
        try (ManualOpenSslPair pair = ManualOpenSslPair.established(
                aClient(TLS_1_2).onNextProtocolSelect((connection, offered) -> own),
                aServer().onNextProtocolAdvertise(ADVERTISES))) {
            assertEquals(List.of(Optional.of(own), Optional.of(own)), agreed(pair));
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
    void negotiatesNothingWithOneSideAloneOrInTls13(ContextBuilder client, ContextBuilder server) {
        try (ManualOpenSslPair pair = ManualOpenSslPair.established(client, server)) {
            assertEquals(List.of(Optional.empty(), Optional.empty()), agreed(pair));
        }
    }

    @Test
    @PyOpenSslItem("I58")
    @Behaviour("F177")
    void negotiatesNothingBeforeTheHandshake() {
        try (ManualOpenSslPair pair = ManualOpenSslPair.fresh(
                aClient(TLS_1_2).onNextProtocolSelect(SELECTS), aServer().onNextProtocolAdvertise(ADVERTISES))) {
            assertEquals(List.of(Optional.empty(), Optional.empty()), agreed(pair));
        }
    }

    @Test
    @PyOpenSslItem("H40")
    void anExceptionInSelectIsTheClientsRefusal() {
        NextProtocolSelectCallback throwing = (connection, offered) -> {
            throw MINE;
        };
        try (ManualOpenSslPair pair = ManualOpenSslPair.fresh(
                        aClient(TLS_1_2).onNextProtocolSelect(throwing),
                        aServer().onNextProtocolAdvertise(ADVERTISES))
                .handshake()) {
            assertEquals(
                    List.of(Optional.of(MINE), Optional.of(Alert.HANDSHAKE_FAILURE)),
                    List.of(
                            pair.client().refusal().flatMap(Refusal::cause),
                            pair.server().refusal().flatMap(Refusal::alert)));
        }
    }

    @Test
    @PyOpenSslItem("H39")
    void anExceptionInAdvertiseIsTheServersRefusal() {
        NextProtocolAdvertiseCallback throwing = connection -> {
            throw MINE;
        };
        try (ManualOpenSslPair pair = ManualOpenSslPair.fresh(
                        aClient(TLS_1_2).onNextProtocolSelect(SELECTS),
                        aServer().onNextProtocolAdvertise(throwing))
                .handshake()) {
            assertEquals(
                    Optional.of(Refusal.of(
                                    Reason.REJECTED_BY_CALLBACK, "the next protocol advertise callback threw " + MINE)
                            .withCause(MINE)),
                    pair.server().refusal());
        }
    }

    @Test
    @PyOpenSslItem("H40")
    void aNullSelectionIsARefusal() {
        try (ManualOpenSslPair pair = ManualOpenSslPair.fresh(
                        aClient(TLS_1_2).onNextProtocolSelect(NextProtocolTest::returnNull),
                        aServer().onNextProtocolAdvertise(ADVERTISES))
                .handshake()) {
            assertEquals(
                    Optional.of(Reason.REJECTED_BY_CALLBACK),
                    pair.client().refusal().map(Refusal::reason));
        }
    }

    private static AlpnProtocol returnNull(Connection connection, List<AlpnProtocol> offered) {
        return null;
    }

    @Test
    @PyOpenSslItem({"H39", "H40"})
    void refusesNpnWithTls13AloneWhenTheContextIsBuilt() {
        assertEquals(
                "onNextProtocolAdvertise and onNextProtocolSelect are for NPN, which ends with TLS 1.2, and"
                        + " versions(...) enables only TLS 1.3; enable TLS 1.2, or give the protocols to alpn(...)",
                assertThrows(
                                IllegalStateException.class,
                                () -> aClient(TLS_1_3)
                                        .onNextProtocolSelect(SELECTS)
                                        .build())
                        .getMessage());
    }
}
