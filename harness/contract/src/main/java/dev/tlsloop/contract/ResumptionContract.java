package dev.tlsloop.contract;

import static dev.tlsloop.Option.NO_TICKET;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Option;
import dev.tlsloop.Session;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.wire.ExtensionType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Session resumption by the context that made the session, with tickets and without. */
interface ResumptionContract extends EnginePair {
    default Stream<Arguments> versionsAndTickets() {
        return eachResumedVersion()
                .flatMap(v -> Stream.of(
                        Arguments.of(v, new Option[] {}, new Option[] {}),
                        Arguments.of(v, new Option[] {NO_TICKET}, new Option[] {}),
                        Arguments.of(v, new Option[] {}, new Option[] {NO_TICKET}),
                        Arguments.of(v, new Option[] {NO_TICKET}, new Option[] {NO_TICKET})));
    }

    private Pair first(TlsVersion version, Option[] clients, Option[] servers) {
        return open(client().versions(version, version).options(clients), server().options(servers));
    }

    @ParameterizedTest
    @MethodSource("versionsAndTickets")
    @PyOpenSslItem({"C4", "E3", "F4", "I36", "I54"})
    @Behaviour({"F059", "F331", "F400"})
    default void theSecondHandshakeIsResumed(TlsVersion version, Option[] clients, Option[] servers) {
        try (Pair first = first(version, clients, servers);
                Pair second = first.resume()) {
            assertThat(second.outcome()).succeeded().resumed();
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    default void dataFlowsOverAResumedConnection(TlsVersion version) {
        try (Pair first = first(version, new Option[] {}, new Option[] {});
                Pair second = first.resume()) {
            assertEquals(3, second.transfer(CLIENT, new byte[3]).length);
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    default void theThirdHandshakeIsResumedToo(TlsVersion version) {
        try (Pair first = first(version, new Option[] {}, new Option[] {});
                Pair second = first.resume();
                Pair third = second.resume()) {
            assertThat(third.outcome()).succeeded().resumed();
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    default void aResumedSessionCanBeResumedAgain(TlsVersion version) {
        try (Pair first = first(version, new Option[] {}, new Option[] {})) {
            first.resume().close();
            try (Pair third = first.resume()) {
                assertThat(third.outcome()).succeeded().resumed();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aHandshakeWithoutTheSessionIsNotResumed(TlsVersion version) {
        try (Endpoint clients = client().versions(version, version).build().start();
                Endpoint servers = server().build().start()) {
            Loopback.between(clients, servers).handshake();
            assertThat(Loopback.between(clients, servers).handshake())
                    .succeeded()
                    .notResumed();
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @PyOpenSslItem("I54")
    default void aServerThatDoesNotKnowTheSessionMakesAFullHandshake(TlsVersion version) {
        try (Endpoint clients = client().versions(version, version).build().start();
                Pair first = Loopback.between(clients, server().build()).open()) {
            Session session = first.client().session().orElseThrow();
            assertThat(Loopback.between(clients, server().build())
                            .withSession(session)
                            .handshake())
                    .succeeded()
                    .notResumed();
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @PyOpenSslItem("H27")
    @Behaviour("F051")
    default void aServerThatVerifiesItsClientResumesToo(TlsVersion version) {
        ContextBuilder server =
                server().trust(ContractCredentials.CA).verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT);
        try (Pair first = open(client().versions(version, version).credential(ContractCredentials.ALICE), server);
                Pair second = first.resume()) {
            assertThat(second.outcome()).succeeded().resumed();
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @PyOpenSslItem({"F4", "I36"})
    default void theSessionKnowsItsContextAndVersion(TlsVersion version) {
        Context client = client().versions(version, version).build();
        try (Pair pair = Loopback.between(client, server().build()).open()) {
            Session session = pair.client().session().orElseThrow();
            assertEquals(List.of(Optional.of(client), version), List.of(session.context(), session.version()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @PyOpenSslItem("I54")
    @Behaviour({"F332", "F399"})
    default void aSessionOfAnotherContextIsRefusedInOneSentence(TlsVersion version) {
        Context other = client().build();
        try (Pair pair = first(version, new Option[] {}, new Option[] {});
                Endpoint others = other.start()) {
            ConnectionSettings settings = ConnectionSettings.forServer("localhost")
                    .withSession(pair.client().session().orElseThrow());
            assertEquals(
                    "the session belongs to another context, and only its own context can resume it; open without"
                            + " it",
                    assertThrows(IllegalArgumentException.class, () -> others.open(CLIENT, settings))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aRefusedClientHasNoSession(TlsVersion version) {
        ContextBuilder client = client().versions(version, version);
        try (Pair pair = open(client, bareServer().credential(ContractCredentials.LOCALHOST_OF_STRANGERS))) {
            assertEquals(Optional.empty(), pair.client().session());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aServerHasNoSessionToOffer(TlsVersion version) {
        try (Pair pair = first(version, new Option[] {}, new Option[] {})) {
            assertEquals(Optional.empty(), pair.server().session());
        }
    }

    default Stream<Arguments> ticketsInTheHello() {
        return Stream.of(Arguments.of(new Option[] {}, true), Arguments.of(new Option[] {NO_TICKET}, false));
    }

    @ParameterizedTest
    @MethodSource("ticketsInTheHello")
    @PyOpenSslItem("C4")
    default void aClientAsksForATicketUnlessAnOptionForbidsIt(Option[] options, boolean asks) {
        ContextBuilder client =
                client().versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2).options(options);
        try (ManualPair pair = ManualPair.fresh(client, server())) {
            pair.client().handshake();
            assertEquals(
                    asks,
                    ClientHellos.of(pair.client()).extensions().stream()
                            .anyMatch(e -> e.type() == ExtensionType.SESSION_TICKET));
        }
    }
}
