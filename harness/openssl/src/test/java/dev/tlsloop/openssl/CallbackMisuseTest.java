package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.ManualOpenSslPair.TO_LOCALHOST;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.established;
import static dev.tlsloop.openssl.ManualOpenSslPair.opened;
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

/** Misuse of a connection in a callback: a clear exception or a refusal, and no object stays alive. */
class CallbackMisuseTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static final RuntimeException MINE = new IllegalStateException("mine");

    /** The side of a callback, and two contexts of which one has it. */
    private record Kind(String name, Side side, Function<Consumer<Connection>, ManualOpenSslPair> opened) {
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
        try (ManualOpenSslPair pair = kind.opened().apply(close)) {
            assertEquals(
                    "this " + kind.side() + " connection was closed in the middle of an operation, in a callback or by"
                            + " another thread; close it when the operation has returned",
                    assertThrows(IllegalStateException.class, pair::handshake).getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void aCloseInACallbackWaitsForTheEndOfTheOperation(Kind kind) {
        assertClosedInside(kind, Connection::close);
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void aCloseByAnotherThreadWaitsForTheEndOfTheOperation(Kind kind) {
        assertClosedInside(kind, CallbackMisuseTest::closeOnThread);
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void aCloseOfTheEndpointInACallbackWaitsToo(Kind kind) {
        assertClosedInside(kind, connection -> connection.endpoint().close());
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    @Behaviour({"F120", "F182"})
    void aCallbackSurvivesTheGarbageCollector(Kind kind) {
        AtomicInteger calls = new AtomicInteger();
        try (ManualOpenSslPair pair = kind.opened().apply(connection -> calls.incrementAndGet())) {
            System.gc();
            pair.handshake();
            assertTrue(calls.get() > 0);
        }
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void anExceptionInACallbackIsTheCauseOfTheRefusal(Kind kind) {
        Consumer<Connection> throwing = connection -> {
            throw MINE;
        };
        try (ManualOpenSslPair pair = kind.opened().apply(throwing).handshake()) {
            Connection refusing = kind.side() == CLIENT ? pair.client() : pair.server();
            assertEquals(Optional.of(MINE), refusing.refusal().flatMap(Refusal::cause));
        }
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void aCheckedExceptionFromKotlinIsTheCauseToo(Kind kind) {
        IOException mine = new IOException("mine");
        try (ManualOpenSslPair pair = kind.opened().apply(c -> thrown(mine)).handshake()) {
            Connection refusing = kind.side() == CLIENT ? pair.client() : pair.server();
            assertEquals(Optional.of(mine), refusing.refusal().flatMap(Refusal::cause));
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void thrown(Exception checked) throws E {
        throw (E) checked;
    }

    @Test
    void aConnectionClosedBeforeItsContextIsSelectedFails() {
        ContextBuilder server = aServer().onServerName((c, name, original) -> {
            c.close();
            return ServerNameAnswer.proceed();
        });
        try (ManualOpenSslPair pair = opened(aClient(), server, TO_LOCALHOST)) {
            assertEquals(
                    "this server connection was closed in the middle of an operation, in a callback or by another"
                            + " thread; close it when the operation has returned",
                    assertThrows(IllegalStateException.class, pair::handshake).getMessage());
        }
    }

    @Test
    void anEndpointClosedBeforeAContextIsSelectedStartsNoOther() {
        Context other = aServer().build();
        ContextBuilder server = aServer().onServerName((c, name, original) -> {
            c.endpoint().close();
            return ServerNameAnswer.use(other);
        });
        try (ManualOpenSslPair pair = opened(aClient(), server, TO_LOCALHOST)) {
            assertEquals(
                    "the endpoint on " + pair.servers().engineText() + " is closed; start another",
                    assertThrows(IllegalStateException.class, pair::handshake).getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void anAssertionErrorInACallbackReachesTheCaller(Kind kind) {
        AssertionError mine = new AssertionError("mine");
        Consumer<Connection> asserting = connection -> {
            throw mine;
        };
        try (ManualOpenSslPair pair = kind.opened().apply(asserting)) {
            assertSame(mine, assertThrows(AssertionError.class, pair::handshake));
        }
    }

    @Test
    void refusesAQueryByAnotherThreadDuringAnOperation() {
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
    void aCallbackMayQueryItsConnection() {
        List<String> states = new ArrayList<>();
        ContextBuilder client = aClient().onVerify(v -> {
            states.add(v.connection().stateName());
            return v.ok();
        });
        established(client, aServer()).close();
        assertNotEquals("before SSL initialization", states.get(0));
    }

    @Test
    void aCloseDuringARenegotiationLeavesNothing() {
        try (ManualOpenSslPair pair = established(aClient(TLS_1_2), aServer())) {
            pair.server().renegotiate();
            pair.clients().close();
            pair.servers().close();
            assertThrows(IllegalStateException.class, pair.server()::renegotiatePending);
        }
    }

    @Test
    void reportsWhereAnUnclosedConnectionWasCreated() {
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
