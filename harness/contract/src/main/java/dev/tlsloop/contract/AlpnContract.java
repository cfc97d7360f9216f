package dev.tlsloop.contract;

import static dev.tlsloop.AlpnProtocol.HTTP_1_1;
import static dev.tlsloop.AlpnProtocol.HTTP_2;
import static dev.tlsloop.Reason.NO_COMMON_PROTOCOL;
import static dev.tlsloop.Reason.REJECTED_BY_CALLBACK;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnAnswer;
import dev.tlsloop.AlpnCallback;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.NegotiationMismatch;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The negotiation of an application protocol (ALPN, RFC 7301), by the server's list and by its callback. */
interface AlpnContract extends EnginePair {
    private Outcome offering(AlpnCallback callback, String... protocols) {
        return outcome(client().alpn(protocols), server().onAlpn(callback));
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"H13", "I19"})
    default void theServersOrderDecides(TlsVersion version) {
        Outcome outcome = outcome(
                client().versions(version, version).alpn("http/1.1", "h2"), server().alpn("spdy/3", "h2", "http/1.1"));
        assertThat(outcome).succeeded().withAlpn("h2");
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void disjointListsAreRefusedWithBothLists(TlsVersion version) {
        Outcome.Refused refused = SuccessfulHandshake.refused(
                outcome(client().versions(version, version).alpn("h2"), server().alpn("http/1.1", "spdy/3")));
        assertEquals(
                List.of(
                        SERVER,
                        NO_COMMON_PROTOCOL,
                        Optional.of(new NegotiationMismatch(
                                "ALPN protocols", List.of("h2"), List.of("http/1.1", "spdy/3")))),
                List.of(refused.side(), refused.reason(), refused.refusal().mismatch()));
    }

    @Test
    default void disjointListsAreRefusedWithNoApplicationProtocol() {
        assertThat(outcome(client().alpn("h2"), server().alpn("http/1.1")))
                .failedOn(SERVER)
                .withAlert(Alert.NO_APPLICATION_PROTOCOL);
    }

    @Test
    @PyOpenSslItem("H13")
    @Behaviour("F171")
    default void aServerWithoutAlpnIgnoresTheOffer() {
        assertThat(outcome(client().alpn("h2"), server())).succeeded().withoutAlpn();
    }

    @Test
    default void aClientWithoutAlpnIsServedWithout() {
        assertThat(outcome(client(), server().alpn("h2"))).succeeded().withoutAlpn();
    }

    @Test
    default void bytesThatAreNoTextAreAProtocolToo() {
        Outcome outcome = outcome(client().alpn("\u00ff\u0001", "h2"), server().alpn("\u00ff\u0001"));
        assertThat(outcome).succeeded().withAlpn("\u00ff\u0001");
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"H14", "I19"})
    default void theCallbackSelects(TlsVersion version) {
        Outcome outcome = outcome(
                client().versions(version, version).alpn("h2", "http/1.1"),
                server().onAlpn((connection, offered) -> AlpnAnswer.select(HTTP_1_1)));
        assertThat(outcome).succeeded().withAlpn("http/1.1");
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"F1", "H14"})
    default void theCallbackMayContinueWithoutAProtocol(TlsVersion version) {
        Outcome outcome = outcome(
                client().versions(version, version).alpn("h2"),
                server().onAlpn((connection, offered) -> AlpnAnswer.noOverlap()));
        assertThat(outcome).succeeded().withoutAlpn();
    }

    default Stream<Arguments> badAnswers() {
        AlpnCallback refuses = (connection, offered) -> AlpnAnswer.refuse();
        AlpnCallback answersNull = (connection, offered) -> NullAnswer.value();
        AlpnCallback unoffered = (connection, offered) -> AlpnAnswer.select(HTTP_1_1);
        AlpnCallback throwing = (connection, offered) -> {
            throw new IllegalStateException("mine");
        };
        return eachVersion()
                .flatMap(version -> Stream.of(
                        Arguments.of(version, refuses, "the ALPN callback refused [h2]"),
                        Arguments.of(
                                version,
                                answersNull,
                                "the ALPN callback answered null; allowed are select(protocol), noOverlap() and"
                                        + " refuse()"),
                        Arguments.of(
                                version,
                                unoffered,
                                "the ALPN callback selected http/1.1, and the client offers only [h2]; select one of"
                                        + " those, or answer noOverlap()"),
                        Arguments.of(
                                version, throwing, "the ALPN callback threw java.lang.IllegalStateException: mine")));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    @PyOpenSslItem("H14")
    @Behaviour("F169")
    default void theCallbackEndsTheHandshake(TlsVersion version, AlpnCallback callback, String detail) {
        Outcome.Refused refused = SuccessfulHandshake.refused(
                outcome(client().versions(version, version).alpn("h2"), server().onAlpn(callback)));
        assertEquals(
                List.of(SERVER, REJECTED_BY_CALLBACK, Optional.of(Alert.NO_APPLICATION_PROTOCOL), detail),
                List.of(
                        refused.side(),
                        refused.reason(),
                        refused.alert(),
                        refused.refusal().detail()));
    }

    @Test
    @PyOpenSslItem("H14")
    default void anExceptionOfTheAlpnCallbackIsTheCause() {
        RuntimeException thrown = new IllegalStateException("mine");
        Outcome outcome = offering(
                (connection, offered) -> {
                    throw thrown;
                },
                "h2");
        assertEquals(
                Optional.of(thrown),
                SuccessfulHandshake.refused(outcome).refusal().cause());
    }

    @Test
    @PyOpenSslItem("H14")
    @Behaviour("F172")
    default void theCallbackIsNotCalledWhereNothingIsOffered() {
        List<Object> calls = new ArrayList<>();
        outcome(client(), server().onAlpn((connection, offered) -> {
            calls.add(offered);
            return AlpnAnswer.noOverlap();
        }));
        assertEquals(List.of(), calls);
    }

    @Test
    @PyOpenSslItem("H14")
    @Behaviour("F161")
    default void theCallbackIsCalledOnceWithTheClientsOrderOnTheServer() {
        List<Object> calls = new ArrayList<>();
        offering(
                (connection, offered) -> {
                    calls.add(List.of(connection.side(), offered));
                    return AlpnAnswer.noOverlap();
                },
                "spdy/3",
                "h2");
        assertEquals(List.of(List.of(Side.SERVER, AlpnProtocol.listOf("spdy/3", "h2"))), calls);
    }

    @Test
    @PyOpenSslItem("I53")
    @Behaviour("F162")
    default void connectionSettingsReplaceTheOfferedProtocols() {
        ConnectionSettings settings = ConnectionSettings.forServer("localhost").withAlpn(List.of(HTTP_2));
        try (ManualPair pair = ManualPair.opened(
                client().alpn("http/1.1").build(),
                server().alpn("h2", "http/1.1").build(),
                settings)) {
            pair.handshake();
            assertEquals(
                    Optional.of(HTTP_2),
                    pair.server().negotiated().orElseThrow().alpn());
        }
    }
}
