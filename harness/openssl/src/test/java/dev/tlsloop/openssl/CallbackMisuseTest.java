package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.Linked.TO_LOCALHOST;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.established;
import static dev.tlsloop.openssl.Linked.opened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.AlpnAnswer;
import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Option;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.Side;
import dev.tlsloop.contract.Behaviour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a connection from inside a callback ends in a clear exception or a refusal, and leaves nothing. */
class CallbackMisuseTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static final RuntimeException MINE = new IllegalStateException("mine");

    /** Which side a callback belongs to, and two declarations of which one has it. */
    private record Kind(String name, Side side, Function<Consumer<Connection>, Linked> opened) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Kind onClient(String name, Function<Consumer<Connection>, ContextBuilder> client) {
        return new Kind(
                name, CLIENT, inside -> opened(client.apply(inside), aServer(), TO_LOCALHOST.withOcspRequest()));
    }

    private static Kind onServer(String name, Function<Consumer<Connection>, ContextBuilder> server) {
        return new Kind(
                name,
                SERVER,
                inside -> opened(aClient().alpn("h2"), server.apply(inside), TO_LOCALHOST.withOcspRequest()));
    }

    static List<Kind> callbacks() {
        return List.of(
                onClient(
                        "verify",
                        inside -> aClient().onVerify(v -> {
                            inside.accept(v.connection());
                            return v.ok();
                        })),
                onClient("client info", inside -> aClient().onInfo((c, where, value) -> inside.accept(c))),
                onClient("client key log", inside -> aClient().onKeyLog((c, line) -> inside.accept(c))),
                onClient(
                        "OCSP response",
                        inside -> aClient().onOcspResponse((c, response) -> {
                            inside.accept(c);
                            return true;
                        })),
                onServer("server info", inside -> aServer().onInfo((c, where, value) -> inside.accept(c))),
                onServer("server key log", inside -> aServer().onKeyLog((c, line) -> inside.accept(c))),
                onServer(
                        "OCSP staple",
                        inside -> aServer().onOcspStaple(c -> {
                            inside.accept(c);
                            return Optional.empty();
                        })),
                onServer(
                        "ALPN",
                        inside -> aServer().onAlpn((c, offered) -> {
                            inside.accept(c);
                            return AlpnAnswer.noOverlap();
                        })),
                onServer(
                        "server name",
                        inside -> aServer().options(Option.ENGINE_SNI).onServerName((c, name, original) -> {
                            inside.accept(c);
                            return ServerNameAnswer.proceed();
                        })));
    }

    private static void closeOnThread(Connection connection) {
        Thread thread = new Thread(connection::close, "intruder");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static void assertClosedInside(Kind kind, Consumer<Connection> close) {
        try (Linked linked = kind.opened().apply(close)) {
            assertEquals(
                    "this " + kind.side() + " connection was closed in the middle of an operation, in a callback or by"
                            + " another thread; close it when the operation has returned",
                    assertThrows(IllegalStateException.class, linked::shakenHands)
                            .getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void aCloseInsideWaitsForTheEndOfTheOperation(Kind kind) {
        assertClosedInside(kind, Connection::close);
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void aCloseByAnotherThreadMeanwhileWaitsToo(Kind kind) {
        assertClosedInside(kind, CallbackMisuseTest::closeOnThread);
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void anEndpointThatIsClosedInsideWaitsToo(Kind kind) {
        assertClosedInside(kind, connection -> connection.endpoint().close());
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    @Behaviour({"F120", "F182"})
    void aCallbackSurvivesTheGarbageCollector(Kind kind) {
        AtomicInteger calls = new AtomicInteger();
        try (Linked linked = kind.opened().apply(connection -> calls.incrementAndGet())) {
            System.gc();
            linked.shakenHands();
            assertTrue(calls.get() > 0);
        }
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void whatItThrowsIsTheCauseOfTheRefusal(Kind kind) {
        Consumer<Connection> throwing = connection -> {
            throw MINE;
        };
        try (Linked linked = kind.opened().apply(throwing).shakenHands()) {
            Connection refusing = kind.side() == CLIENT ? linked.client() : linked.server();
            assertEquals(Optional.of(MINE), refusing.refusal().flatMap(Refusal::cause));
        }
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void aCheckedExceptionIsTheCauseTooBecauseKotlinThrowsThemAnywhere(Kind kind) {
        IOException mine = new IOException("mine");
        try (Linked linked = kind.opened().apply(c -> thrown(mine)).shakenHands()) {
            Connection refusing = kind.side() == CLIENT ? linked.client() : linked.server();
            assertEquals(Optional.of(mine), refusing.refusal().flatMap(Refusal::cause));
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void thrown(Exception checked) throws E {
        throw (E) checked;
    }

    @Test
    void aConnectionThatIsClosedBeforeItsContextIsChosenServesNobody() {
        ContextBuilder server = aServer().onServerName((c, name, original) -> {
            c.close();
            return ServerNameAnswer.proceed();
        });
        try (Linked linked = opened(aClient(), server, TO_LOCALHOST)) {
            assertEquals(
                    "this server connection was closed in the middle of an operation, in a callback or by another"
                            + " thread; close it when the operation has returned",
                    assertThrows(IllegalStateException.class, linked::shakenHands)
                            .getMessage());
        }
    }

    @Test
    void anEndpointThatIsClosedBeforeAContextIsChosenStartsNoOther() {
        Context other = aServer().build();
        ContextBuilder server = aServer().onServerName((c, name, original) -> {
            c.endpoint().close();
            return ServerNameAnswer.use(other);
        });
        try (Linked linked = opened(aClient(), server, TO_LOCALHOST)) {
            assertEquals(
                    "the endpoint on " + linked.servers().engineText() + " is closed; start another",
                    assertThrows(IllegalStateException.class, linked::shakenHands)
                            .getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void anAssertionThatFailsInsideComesOut(Kind kind) {
        AssertionError mine = new AssertionError("mine");
        Consumer<Connection> asserting = connection -> {
            throw mine;
        };
        try (Linked linked = kind.opened().apply(asserting)) {
            assertSame(mine, assertThrows(AssertionError.class, linked::shakenHands));
        }
    }

    @Test
    void aQuestionOfAnotherThreadMeanwhileIsRefused() {
        List<String> said = new ArrayList<>();
        String busy = Thread.currentThread().getName();
        ContextBuilder client = aClient().onVerify(v -> {
            Thread intruder =
                    new Thread(() -> said.add(assertThrows(IllegalStateException.class, v.connection()::stateName)
                            .getMessage()));
            intruder.start();
            while (intruder.isAlive()) {
                Thread.onSpinWait();
            }
            return v.ok();
        });
        established(client, aServer()).close();
        assertEquals(
                "this connection is in use by the thread " + busy + "; it serves one thread at a time", said.get(0));
    }

    @Test
    void aQuestionInsideTheCallbackIsAnswered() {
        List<String> states = new ArrayList<>();
        ContextBuilder client = aClient().onVerify(v -> {
            states.add(v.connection().stateName());
            return v.ok();
        });
        established(client, aServer()).close();
        assertNotEquals("before SSL initialization", states.get(0));
    }

    @Test
    void aRenegotiationThatIsCutOffByACloseLeavesNothing() {
        try (Linked linked = established(aClient(TLS_1_2), aServer())) {
            linked.server().renegotiate();
            linked.clients().close();
            linked.servers().close();
            assertThrows(IllegalStateException.class, linked.server()::renegotiatePending);
        }
    }

    @Test
    void aConnectionThatIsForgottenIsReportedWithWhereItWasMade() {
        List<Throwable> reported = new CopyOnWriteArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                reported.add(entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.tlsloop.openssl");
        logger.addHandler(listening);
        try (Endpoint clients = aClient().build().start()) {
            clients.open(CLIENT, TO_LOCALHOST);
            for (int i = 0; i < 1000 && reported.isEmpty(); i++) {
                System.gc();
            }
            assertTrue(Stream.of(reported.get(0).getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(CallbackMisuseTest.class.getName())));
        } finally {
            logger.removeHandler(listening);
        }
    }
}
