package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.Linked.TO_LOCALHOST;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a callback does, C does not see it, nothing is lost, and nothing is left behind. */
class CallbackOwnershipTest {
    private static final byte[] RESPONSE = {1, 2, 3};

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    /** Where a callback is registered that acts on its connection. */
    private interface Place {
        Linked with(Consumer<Connection> act);
    }

    private record Named(String name, Place place) implements Place {
        @Override
        public Linked with(Consumer<Connection> act) {
            return place.with(act);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Linked linked(ContextBuilder client, ContextBuilder server) {
        return Linked.opened(client, server, TO_LOCALHOST.withOcspRequest());
    }

    private static Linked advertised(Consumer<Connection> advertises, Consumer<Connection> selects) {
        return linked(
                aClient(TLS_1_2).onNextProtocolSelect((connection, offered) -> {
                    selects.accept(connection);
                    return offered.get(0);
                }),
                aServer().onNextProtocolAdvertise(connection -> {
                    advertises.accept(connection);
                    return List.of(AlpnProtocol.HTTP_1_1);
                }));
    }

    private static Linked stapled(Consumer<Connection> staples, Consumer<Connection> judges) {
        return linked(
                aClient().onOcspResponse((connection, response) -> {
                    judges.accept(connection);
                    return true;
                }),
                aServer().onOcspStaple(connection -> {
                    staples.accept(connection);
                    return Optional.of(RESPONSE);
                }));
    }

    static Stream<Place> places() {
        Consumer<Connection> nothing = connection -> {};
        return Stream.of(
                new Named(
                        "info, client", act -> linked(aClient().onInfo((c, where, value) -> act.accept(c)), aServer())),
                new Named(
                        "info, server", act -> linked(aClient(), aServer().onInfo((c, where, value) -> act.accept(c)))),
                new Named("key log, client", act -> linked(aClient().onKeyLog((c, line) -> act.accept(c)), aServer())),
                new Named("key log, server", act -> linked(aClient(), aServer().onKeyLog((c, line) -> act.accept(c)))),
                new Named("OCSP staple", act -> stapled(act, nothing)),
                new Named("OCSP response", act -> stapled(nothing, act)),
                new Named("NPN advertise", act -> advertised(act, nothing)),
                new Named("NPN select", act -> advertised(nothing, act)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aCloseInsideWaitsForTheEndOfTheOperation(Place place) {
        try (Linked linked = place.with(Connection::close)) {
            String message = assertThrows(IllegalStateException.class, linked::shakenHands)
                    .getMessage();
            assertTrue(message.contains("was closed in the middle of an operation, in a callback"), message);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void theEndpointMayBeClosedInsideToo(Place place) {
        try (Linked linked = place.with(connection -> connection.endpoint().close())) {
            assertThrows(IllegalStateException.class, linked::shakenHands);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsThrownInsideIsTheCauseOfARefusal(Place place) {
        RuntimeException mine = new IllegalStateException("mine");
        Consumer<Connection> throwing = connection -> {
            throw mine;
        };
        try (Linked linked = place.with(throwing).shakenHands()) {
            assertEquals(
                    List.of(mine),
                    Stream.of(linked.client(), linked.server())
                            .flatMap(c -> c.refusal().flatMap(Refusal::cause).stream())
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void anAssertionThatFailsInsideComesOut(Place place) {
        AssertionError mine = new AssertionError("mine");
        try (Linked linked = place.with(connection -> {
            throw mine;
        })) {
            assertSame(mine, assertThrows(AssertionError.class, linked::shakenHands));
        }
    }
}
