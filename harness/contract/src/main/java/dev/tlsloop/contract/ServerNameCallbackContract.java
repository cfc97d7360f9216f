package dev.tlsloop.contract;

import static dev.tlsloop.Reason.REJECTED_BY_CALLBACK;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.ServerName;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.ServerNameCallback;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The server name callback: its arguments, the accessors that it may call, and the effect of each answer. */
interface ServerNameCallbackContract extends EnginePair {
    private Outcome answering(ServerNameCallback callback) {
        return outcome(client().alpn("h2"), server().onServerName(callback));
    }

    @Test
    @PyOpenSslItem({"H29", "J14"})
    default void proceedingServesWithTheContextAsItIs() {
        Context front = server().onServerName((connection, name, original) -> ServerNameAnswer.proceed())
                .build();
        assertThat(Loopback.between(client().build(), front).handshake())
                .succeeded()
                .servedBy(front);
    }

    @Test
    @PyOpenSslItem({"H29", "I27", "J9"})
    @Behaviour("F361")
    default void usingAnotherContextServesWithThat() {
        Context green = bareServer()
                .credential(ContractCredentials.CA.issue("localhost"))
                .build();
        Context front = server().onServerName((connection, name, original) -> ServerNameAnswer.use(green))
                .build();
        assertThat(Loopback.between(client().build(), front).handshake())
                .succeeded()
                .servedBy(green);
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Exception> T thrown(Exception checked) throws E {
        throw (E) checked;
    }

    default Stream<Arguments> refusals() {
        ServerNameCallback denies = (connection, name, original) -> ServerNameAnswer.alert(Alert.ACCESS_DENIED);
        ServerNameCallback throwing = (connection, name, original) -> {
            throw new IllegalStateException("mine");
        };
        ServerNameCallback throwingAsKotlinMay = (connection, name, original) -> thrown(new IOException("mine"));
        ServerNameCallback answersNull = (connection, name, original) -> NullAnswer.value();
        ServerNameCallback usesAClient = (connection, name, original) -> ServerNameAnswer.use(client().build());
        return Stream.of(
                Arguments.of(denies, Alert.ACCESS_DENIED, "the server name callback answered access_denied (49)"),
                Arguments.of(
                        throwing,
                        Alert.HANDSHAKE_FAILURE,
                        "the server name callback threw java.lang.IllegalStateException: mine"),
                Arguments.of(
                        throwingAsKotlinMay,
                        Alert.HANDSHAKE_FAILURE,
                        "the server name callback threw java.io.IOException: mine"),
                Arguments.of(
                        answersNull,
                        Alert.INTERNAL_ERROR,
                        "the server name callback answered null; allowed are proceed(), use(server) and alert(alert)"),
                Arguments.of(
                        usesAClient,
                        Alert.INTERNAL_ERROR,
                        "the server name callback answered a client's context; allowed are proceed(), use(server) and"
                                + " alert(alert)"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @PyOpenSslItem({"J15", "J16", "J17", "J18"})
    @Behaviour({"F368", "F369"})
    default void theAnswerDecidesTheAlert(ServerNameCallback callback, Alert alert, String detail) {
        Outcome.Refused refused = SuccessfulHandshake.refused(answering(callback));
        assertEquals(
                List.of(SERVER, REJECTED_BY_CALLBACK, Optional.of(alert), detail),
                List.of(
                        refused.side(),
                        refused.reason(),
                        refused.alert(),
                        refused.refusal().detail()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @PyOpenSslItem({"J15", "J16", "J17"})
    @Behaviour({"F368", "F369"})
    default void theClientReceivesThatAlert(ServerNameCallback callback, Alert alert, String detail) {
        Outcome.Refused refused = SuccessfulHandshake.refused(answering(callback));
        assertEquals(Optional.of(alert), refused.reported().flatMap(r -> r.alert()));
    }

    @Test
    @PyOpenSslItem("J17")
    @Behaviour("F183")
    default void anExceptionOfTheServerNameCallbackIsTheCause() {
        RuntimeException thrown = new IllegalStateException("mine");
        Outcome outcome = answering((connection, name, original) -> {
            throw thrown;
        });
        assertEquals(
                Optional.of(thrown),
                SuccessfulHandshake.refused(outcome).refusal().cause());
    }

    @Test
    @PyOpenSslItem({"J1", "J6", "J7"})
    @Behaviour({"F180", "F360", "F374"})
    default void getsTheNameAndTheFirstContext() {
        List<Object> calls = new ArrayList<>();
        Context front = server().onServerName((connection, name, original) -> {
                    calls.add(List.of(name, original));
                    return ServerNameAnswer.proceed();
                })
                .build();
        Loopback.between(client().build(), front).handshake();
        assertEquals(List.of(List.of(Optional.of(new ServerName("localhost")), front)), calls);
    }

    @Test
    @PyOpenSslItem("J5")
    @Behaviour("F375")
    default void getsTheSameConnection() {
        List<Connection> calls = new ArrayList<>();
        ContextBuilder front = server().onServerName((connection, name, original) -> {
            calls.add(connection);
            return ServerNameAnswer.proceed();
        });
        try (ManualPair pair = ManualPair.established(client(), front)) {
            assertSame(pair.server(), calls.get(0));
        }
    }

    @Test
    @PyOpenSslItem("J3")
    @Behaviour("F364")
    default void aLaterCallbackTakesThePlaceOfTheFirst() {
        List<String> called = new ArrayList<>();
        ServerNameCallback first = (connection, name, original) -> {
            called.add("first");
            return ServerNameAnswer.proceed();
        };
        ServerNameCallback second = (connection, name, original) -> {
            called.add("second");
            return ServerNameAnswer.proceed();
        };
        outcome(client(), server().onServerName(first).onServerName(second));
        assertEquals(List.of("second"), called);
    }

    @Test
    @Behaviour("F181")
    default void isReleasedWhenALaterOneReplacesIt() {
        ContextBuilder front = server();
        WeakReference<ServerNameCallback> first = registered(front);
        front.onServerName((connection, name, original) -> ServerNameAnswer.proceed());
        try (Endpoint servers = front.build().start()) {
            for (int i = 0; i < 1000 && first.get() != null; i++) {
                System.gc();
            }
            assertNull(first.get(), servers::toString);
        }
    }

    private static WeakReference<ServerNameCallback> registered(ContextBuilder front) {
        List<Object> own = new ArrayList<>();
        ServerNameCallback callback = (connection, name, original) -> {
            own.add(name);
            return ServerNameAnswer.proceed();
        };
        front.onServerName(callback);
        return new WeakReference<>(callback);
    }

    @Test
    @Behaviour("F358")
    default void isRefusedOnAClient() {
        ContextBuilder client = client().onServerName((connection, name, original) -> ServerNameAnswer.proceed());
        assertThrows(IllegalStateException.class, client::build);
    }

    @Test
    @PyOpenSslItem({"H29", "J2"})
    @Behaviour("F178")
    default void isCalledAlsoWhereNoNameIsSent() {
        List<Object> calls = new ArrayList<>();
        Context front = server().onServerName((connection, name, original) -> {
                    calls.add(name);
                    return ServerNameAnswer.proceed();
                })
                .build();
        Loopback.between(client().build(), front).withoutServerName().handshake();
        assertEquals(List.of(Optional.empty()), calls);
    }

    @Test
    default void isNotCalledForAListedName() {
        List<Object> calls = new ArrayList<>();
        ContextBuilder front = server().onServerName("localhost", server().build())
                .onServerName((connection, name, original) -> {
                    calls.add(name);
                    return ServerNameAnswer.proceed();
                });
        outcome(client(), front);
        assertEquals(List.of(), calls);
    }

    @Test
    @PyOpenSslItem("J8")
    default void getsAnInternationalNameAsItsALabel() {
        List<Object> calls = new ArrayList<>();
        Context front = server().onServerName((connection, name, original) -> {
                    calls.add(name.orElseThrow().name());
                    return ServerNameAnswer.alert(Alert.UNRECOGNIZED_NAME);
                })
                .build();
        Loopback.between(client().build(), front).withServerName("bücher.test").handshake();
        assertEquals(List.of("xn--bcher-kva.test"), calls);
    }

    @Test
    @PyOpenSslItem("J20")
    @Behaviour("F377")
    default void theUnicodeCallbackGetsTheDecodedName() {
        List<Object> calls = new ArrayList<>();
        Context front = server().onUnicodeServerName((connection, name, original) -> {
                    calls.add(name.orElseThrow());
                    return ServerNameAnswer.alert(Alert.UNRECOGNIZED_NAME);
                })
                .build();
        Loopback.between(client().build(), front).withServerName("bücher.test").handshake();
        assertEquals(List.of("bücher.test"), calls);
    }

    @Test
    @PyOpenSslItem("J20")
    @Behaviour("F377")
    default void theUnicodeCallbackIsCalledWhereNoNameIsSent() {
        List<Object> calls = new ArrayList<>();
        Context front = server().onUnicodeServerName((connection, name, original) -> {
                    calls.add(name);
                    return ServerNameAnswer.proceed();
                })
                .build();
        Loopback.between(client().build(), front).withoutServerName().handshake();
        assertEquals(List.of(Optional.empty()), calls);
    }

    @Test
    @PyOpenSslItem("J21")
    default void anUndecodableNameIsAnInternalErrorForTheUnicodeCallback() {
        List<Object> calls = new ArrayList<>();
        Context front = server().onUnicodeServerName((connection, name, original) -> {
                    calls.add(name);
                    return ServerNameAnswer.proceed();
                })
                .build();
        Outcome.Refused refused = SuccessfulHandshake.refused(Loopback.between(client().build(), front)
                .withServerName("xn--a-ecp.test")
                .handshake());
        assertEquals(
                List.of(
                        List.of(),
                        Optional.of(Alert.INTERNAL_ERROR),
                        "the server name callback cannot be called: not a decodable A-label: \"xn--a-ecp\" in"
                                + " \"xn--a-ecp.test\""),
                List.of(calls, refused.alert(), refused.refusal().detail()));
    }

    @Test
    @PyOpenSslItem({"J10", "J11"})
    @Behaviour("F374")
    default void mayAskForContextNameAndProtocols() {
        List<Object> calls = new ArrayList<>();
        Context front = server().onServerName((connection, name, original) -> {
                    calls.add(List.of(connection.context(), connection.serverName(), connection.offeredAlpn()));
                    return ServerNameAnswer.proceed();
                })
                .build();
        Loopback.between(client().alpn("h2").build(), front).handshake();
        assertEquals(
                List.of(List.of(
                        Optional.of(front), Optional.of(new ServerName("localhost")), List.of(AlpnProtocol.HTTP_2))),
                calls);
    }

    @Test
    default void mayAskForTheRandomOfTheClient() {
        List<byte[]> calls = new ArrayList<>();
        Context front = server().onServerName((connection, name, original) -> {
                    calls.add(connection.clientRandom().orElseThrow());
                    return ServerNameAnswer.proceed();
                })
                .build();
        try (Pair pair = Loopback.between(client().build(), front).open()) {
            assertArrayEquals(pair.client().clientRandom().orElseThrow(), calls.get(0));
        }
    }

    default Stream<Consumer<Connection>> notYet() {
        return Stream.of(
                Connection::handshake,
                c -> c.read(ByteBuffer.allocate(1)),
                c -> c.peek(ByteBuffer.allocate(1)),
                c -> c.write(ByteBuffer.allocate(1)),
                Connection::shutdown,
                Connection::negotiated,
                Connection::peerChain,
                Connection::session,
                Connection::serverRandom);
    }

    @ParameterizedTest
    @MethodSource("notYet")
    @PyOpenSslItem({"J12", "J13"})
    @Behaviour("F373")
    default void everyOtherAccessorThrowsInsideIt(Consumer<Connection> operation) {
        List<String> thrown = new ArrayList<>();
        answering((connection, name, original) -> {
            thrown.add(ErrorMessage.of(assertThrows(IllegalStateException.class, () -> operation.accept(connection)))
                    .replaceFirst("^.*? is", "... is"));
            return ServerNameAnswer.proceed();
        });
        assertEquals(
                List.of("... is not available in the server name callback, before the handshake continues; use"
                        + " context(), serverName(), offeredAlpn(), clientRandom() or appData()"),
                thrown);
    }

    @ParameterizedTest
    @MethodSource("notYet")
    default void aForbiddenCallInsideTheCallbackDoesNoHarm(Consumer<Connection> operation) {
        Outcome outcome = answering((connection, name, original) -> {
            assertThrows(IllegalStateException.class, () -> operation.accept(connection));
            return ServerNameAnswer.proceed();
        });
        assertThat(outcome).succeeded();
    }
}
