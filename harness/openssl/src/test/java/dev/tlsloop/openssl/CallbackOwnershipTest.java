package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.ManualOpenSslPair.TO_LOCALHOST;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
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

/** Callbacks that close or throw: C sees no exception, the caller sees the cause, and no object stays alive. */
class CallbackOwnershipTest {
    private static final byte[] RESPONSE = {1, 2, 3};

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    /** A callback that acts on its connection, and the builder method that registers it. */
    private interface Place {
        ManualOpenSslPair with(Consumer<Connection> act);
    }

    private record Named(String name, Place place) implements Place {
        @Override
        public ManualOpenSslPair with(Consumer<Connection> act) {
            return place.with(act);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static ManualOpenSslPair pair(ContextBuilder client, ContextBuilder server) {
        return ManualOpenSslPair.opened(client, server, TO_LOCALHOST.withOcspRequest());
    }

    private static ManualOpenSslPair advertised(Consumer<Connection> advertises, Consumer<Connection> selects) {
        return pair(
                aClient(TLS_1_2).onNextProtocolSelect((connection, offered) -> {
                    selects.accept(connection);
                    return offered.get(0);
                }),
                aServer().onNextProtocolAdvertise(connection -> {
                    advertises.accept(connection);
                    return List.of(AlpnProtocol.HTTP_1_1);
                }));
    }

    private static ManualOpenSslPair stapled(Consumer<Connection> staples, Consumer<Connection> judges) {
        return pair(
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
                new Named("info, client", act -> pair(aClient().onInfo((c, where, value) -> act.accept(c)), aServer())),
                new Named("info, server", act -> pair(aClient(), aServer().onInfo((c, where, value) -> act.accept(c)))),
                new Named("key log, client", act -> pair(aClient().onKeyLog((c, line) -> act.accept(c)), aServer())),
                new Named("key log, server", act -> pair(aClient(), aServer().onKeyLog((c, line) -> act.accept(c)))),
                new Named("OCSP staple", act -> stapled(act, nothing)),
                new Named("OCSP response", act -> stapled(nothing, act)),
                new Named("NPN advertise", act -> advertised(act, nothing)),
                new Named("NPN select", act -> advertised(nothing, act)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aCloseInACallbackWaitsForTheEndOfTheOperation(Place place) {
        try (ManualOpenSslPair pair = place.with(Connection::close)) {
            String message =
                    assertThrows(IllegalStateException.class, pair::handshake).getMessage();
            assertTrue(message.contains("was closed in the middle of an operation, in a callback"), message);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void aCallbackMayCloseTheEndpoint(Place place) {
        try (ManualOpenSslPair pair =
                place.with(connection -> connection.endpoint().close())) {
            assertThrows(IllegalStateException.class, pair::handshake);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void anExceptionInACallbackIsTheCauseOfTheRefusal(Place place) {
        RuntimeException mine = new IllegalStateException("mine");
        Consumer<Connection> throwing = connection -> {
            throw mine;
        };
        try (ManualOpenSslPair pair = place.with(throwing).handshake()) {
            assertEquals(
                    List.of(mine),
                    Stream.of(pair.client(), pair.server())
                            .flatMap(c -> c.refusal().flatMap(Refusal::cause).stream())
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void anAssertionErrorInACallbackReachesTheCaller(Place place) {
        AssertionError mine = new AssertionError("mine");
        try (ManualOpenSslPair pair = place.with(connection -> {
            throw mine;
        })) {
            assertSame(mine, assertThrows(AssertionError.class, pair::handshake));
        }
    }
}
