package dev.tlsloop.openssl;

import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.bareServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.fresh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.InfoFlag;
import dev.tlsloop.InfoWhere;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Option;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerName;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.ServerNameCallback;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Selection by server name inside OpenSSL's callback, which switches with {@code SSL_set_SSL_CTX}. */
class EngineServerNameTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static final Credential BLUE = CA.issue("blue.test");

    private static ContextBuilder front() {
        return aServer().options(Option.ENGINE_SNI);
    }

    private static Context blue() {
        return bareServer().credential(BLUE).build();
    }

    private static Outcome asking(String name, ContextBuilder front) {
        return Loopback.between(aClient().build(), front.build())
                .withServerName(name)
                .handshake();
    }

    private static Outcome.Refused refused(ServerNameCallback callback) {
        return (Outcome.Refused) asking("localhost", front().onServerName(callback));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"H29", "I28", "J1", "J9"})
    @Behaviour({"F186", "F361"})
    void aListedNameIsServedWithItsCertificate(TlsVersion version) {
        Context blue = blue();
        Context front = front().onServerName("blue.test", blue).build();
        assertThat(Loopback.between(aClient(version).build(), front)
                        .withServerName("blue.test")
                        .handshake())
                .succeeded()
                .servedBy(blue);
    }

    @Test
    @PyOpenSslItem({"I21", "I27", "I28"})
    @Behaviour({"F186", "F194"})
    void theConnectionReturnsItsContextAndCertificate() {
        Context blue = blue();
        try (Pair pair = Loopback.between(
                        aClient().build(),
                        front().onServerName("blue.test", blue).build())
                .withServerName("blue.test")
                .open()) {
            assertEquals(
                    List.of(Optional.of(blue), Optional.of(BLUE), BLUE.chain()),
                    List.of(
                            pair.server().context(),
                            pair.server().credential(),
                            pair.client().peerChain()));
        }
    }

    @Test
    void aNameThatIsNotListedIsServedByTheFront() {
        assertThat(asking("localhost", front().onServerName("blue.test", blue())))
                .succeeded();
    }

    @Test
    void aNameThatIsNotListedIsRefusedByAFrontWithoutACredential() {
        assertThat(asking("red.test", bareServer().options(Option.ENGINE_SNI).onServerName("blue.test", blue())))
                .failedOn(SERVER)
                .because(Reason.UNRECOGNIZED_NAME)
                .withAlert(Alert.UNRECOGNIZED_NAME);
    }

    @Test
    @PyOpenSslItem({"H29", "J2", "J3", "J5", "J6", "J7", "J8", "J11"})
    @Behaviour({"F180", "F360", "F374"})
    void theCallbackIsToldTheConnectionTheNameAndTheFrontOnce() {
        List<Object> calls = new ArrayList<>();
        Context front = front().onServerName((connection, name, original) -> {
                    calls.add(
                            List.of(connection.side(), connection.context(), connection.serverName(), name, original));
                    return ServerNameAnswer.proceed();
                })
                .build();
        Loopback.between(aClient().build(), front).withServerName("localhost").handshake();
        Optional<ServerName> name = Optional.of(new ServerName("localhost"));
        assertEquals(List.of(List.of(SERVER, Optional.of(front), name, name, front)), calls);
    }

    @Test
    @PyOpenSslItem({"H29", "J2"})
    @Behaviour("F178")
    void callsTheCallbackWithoutAServerName() {
        List<Object> calls = new ArrayList<>();
        Context front = front().onServerName((connection, name, original) -> {
                    calls.add(name);
                    return ServerNameAnswer.proceed();
                })
                .build();
        Loopback.between(aClient().build(), front).withoutServerName().handshake();
        assertEquals(List.of(Optional.empty()), calls);
    }

    @Test
    @Behaviour("F180")
    void callsTheCallbackOnceDespiteASecondClientHello() {
        List<Object> calls = new ArrayList<>();
        ContextBuilder front = front().groups(NamedGroup.SECP384R1).onServerName((connection, name, original) -> {
            calls.add(name);
            return ServerNameAnswer.proceed();
        });
        assertThat(asking("localhost", front)).succeeded();
        assertEquals(1, calls.size());
    }

    @Test
    @PyOpenSslItem("J14")
    void proceedingContinuesTheHandshake() {
        assertThat(asking(
                        "localhost", front().onServerName((connection, name, original) -> ServerNameAnswer.proceed())))
                .succeeded();
    }

    static List<Arguments> refusals() {
        ServerNameCallback denies = (connection, name, original) -> ServerNameAnswer.alert(Alert.ACCESS_DENIED);
        ServerNameCallback throwing = (connection, name, original) -> {
            throw new IllegalStateException("mine");
        };
        ServerNameCallback usesAClient =
                (connection, name, original) -> ServerNameAnswer.use(aClient().build());
        return List.of(
                Arguments.of(denies, Alert.ACCESS_DENIED),
                Arguments.of(throwing, Alert.HANDSHAKE_FAILURE),
                Arguments.of(usesAClient, Alert.INTERNAL_ERROR));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @PyOpenSslItem({"J15", "J16", "J17", "J18"})
    @Behaviour({"F183", "F367", "F368", "F369"})
    void eachRefusalSendsItsAlert(ServerNameCallback callback, Alert alert) {
        Outcome.Refused refused = refused(callback);
        assertEquals(
                List.of(
                        Reason.REJECTED_BY_CALLBACK,
                        Optional.of(alert),
                        Optional.of(alert),
                        List.of(new ErrorEntry("SSL routines", "", "callback failed"))),
                List.of(
                        refused.reason(),
                        refused.alert(),
                        refused.reported().flatMap(Refusal::alert),
                        refused.refusal().errors()));
    }

    @Test
    @PyOpenSslItem("J17")
    @Behaviour("F183")
    void anExceptionInTheCallbackIsTheCause() {
        RuntimeException mine = new IllegalStateException("mine");
        Outcome.Refused refused = refused((connection, name, original) -> {
            throw mine;
        });
        assertEquals(Optional.of(mine), refused.refusal().cause());
    }

    @Test
    void anAssertionErrorInTheCallbackReachesTheCaller() {
        AssertionError mine = new AssertionError("mine");
        ContextBuilder front = front().onServerName((connection, name, original) -> {
            throw mine;
        });
        assertSame(mine, assertThrows(AssertionError.class, () -> asking("localhost", front)));
    }

    @Test
    @PyOpenSslItem({"J10", "J12", "J13"})
    @Behaviour("F373")
    void queriesThatNeedTheHandshakeThrowInTheCallback() {
        List<Class<?>> thrown = new ArrayList<>();
        List<Consumer<Connection>> questions = List.of(
                Connection::negotiated,
                Connection::peerChain,
                Connection::verifiedChain,
                Connection::protocolName,
                Connection::handshake);
        ContextBuilder front = front().onServerName((connection, name, original) -> {
            questions.forEach(
                    question -> thrown.add(assertThrows(IllegalStateException.class, () -> question.accept(connection))
                            .getClass()));
            return ServerNameAnswer.proceed();
        });
        asking("localhost", front);
        assertEquals(questions.size(), thrown.size());
    }

    @Test
    @PyOpenSslItem("I28")
    void theVersionsStayThoseOfTheFront() {
        Context modern =
                bareServer().credential(BLUE).versions(TLS_1_3, TLS_1_3).build();
        ContextBuilder front = front().versions(TLS_1_2, TLS_1_2).onServerName("blue.test", modern);
        assertThat(asking("blue.test", front)).succeeded().withVersion(TLS_1_2);
    }

    @Test
    @PyOpenSslItem("I28")
    void theVerificationStaysThatOfTheFront() {
        Context strict = bareServer()
                .credential(BLUE)
                .trust(CA)
                .verify(PEER, FAIL_IF_NO_PEER_CERT)
                .build();
        assertThat(asking("blue.test", front().onServerName("blue.test", strict)))
                .succeeded();
    }

    @Test
    @PyOpenSslItem("I28")
    void theProtocolsFollow() {
        Context blue = bareServer().credential(BLUE).alpn("blue").build();
        Context front = front().alpn("front").onServerName("blue.test", blue).build();
        assertThat(Loopback.between(aClient().alpn("front", "blue").build(), front)
                        .withServerName("blue.test")
                        .handshake())
                .succeeded()
                .withAlpn("blue");
    }

    @Test
    @Behaviour("F199")
    void eachInfoCallbackSeesThePartOfItsOwnContext() {
        List<String> seen = new ArrayList<>();
        Context blue = bareServer()
                .credential(BLUE)
                .onInfo((connection, where, value) -> note(seen, "blue", where))
                .build();
        asking(
                "blue.test",
                front().onInfo((connection, where, value) -> note(seen, "front", where))
                        .onServerName("blue.test", blue));
        assertEquals(List.of("front start", "blue done"), seen);
    }

    private static void note(List<String> seen, String who, InfoWhere where) {
        if (where.has(InfoFlag.HANDSHAKE_START)) {
            seen.add(who + " start");
        }
        if (where.has(InfoFlag.HANDSHAKE_DONE)) {
            seen.add(who + " done");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @Behaviour("F198")
    void aSessionOfASwitchedConnectionIsResumedThroughTheFront(TlsVersion version) {
        Context front = front().onServerName("blue.test", blue()).build();
        try (Pair first = Loopback.between(aClient(version).build(), front)
                        .withServerName("blue.test")
                        .open();
                Pair second = first.resume()) {
            assertThat(second.outcome()).succeeded().resumed();
        }
    }

    @Test
    void aCloseInsideTheCallbackWaitsForItsEnd() {
        ContextBuilder front = front().onServerName((connection, name, original) -> {
            connection.close();
            return ServerNameAnswer.proceed();
        });
        try (ManualOpenSslPair pair = fresh(aClient(), front)) {
            pair.client().handshake();
            pair.move();
            assertEquals(
                    "this server connection was closed in the middle of an operation, in a callback or by another"
                            + " thread; close it when the operation has returned",
                    assertThrows(IllegalStateException.class, pair.server()::handshake)
                            .getMessage());
        }
    }

    @Test
    void openSslRefusesInputThatIsNoClientHello() {
        try (ManualOpenSslPair pair = fresh(aClient(), front().onServerName("blue.test", blue()))) {
            pair.server().incoming().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            pair.server().handshake();
            assertEquals(
                    Optional.of(List.of(new ErrorEntry("SSL routines", "", "http request"))),
                    pair.server().refusal().map(Refusal::errors));
        }
    }
}
