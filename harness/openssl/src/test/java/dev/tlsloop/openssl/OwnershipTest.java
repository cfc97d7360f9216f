package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.AlpnAnswer;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Option;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.VerifyCallback;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.openssl.handle.LeakDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ownership of native objects: misuse throws a clear exception, and afterwards no object is alive. */
class OwnershipTest {
    private static final Authority CA = Authority.create();
    private static final Credential LOCALHOST = CA.issue("localhost");
    private static final Credential ALICE = CA.issue("alice");
    private static final String CLOSED_INSIDE = "this client connection was closed in the middle of an operation, in a"
            + " callback or by another thread; close it when the operation has returned";

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ContextBuilder client() {
        return Context.client().engine(OpenSsl.engine()).trust(CA);
    }

    private static ContextBuilder server() {
        return Context.server().engine(OpenSsl.engine()).credential(LOCALHOST);
    }

    /** A client and a server after the first flight of each; next, the client verifies. */
    private record Halfway(Endpoint clients, Endpoint servers, Connection client, Connection server)
            implements AutoCloseable {
        static Halfway of(ContextBuilder client, ContextBuilder server) {
            Endpoint clients = client.build().start();
            Endpoint servers = server.build().start();
            Halfway halfway = new Halfway(
                    clients,
                    servers,
                    clients.open(CLIENT, ConnectionSettings.forServer("localhost")),
                    servers.open(SERVER, ConnectionSettings.none()));
            halfway.client.handshake();
            halfway.move();
            halfway.server.handshake();
            halfway.move();
            return halfway;
        }

        void move() {
            server.incoming().write(client.outgoing().readAll());
            client.incoming().write(server.outgoing().readAll());
        }

        @Override
        public void close() {
            client.close();
            server.close();
            clients.close();
            servers.close();
        }
    }

    @Test
    void aThousandHandshakesLeaveNothing() {
        Loopback loopback = Loopback.between(
                client().credential(ALICE)
                        .alpn("h2")
                        .onVerify(v -> v.ok())
                        .options(Option.HONOUR_CA_HINTS)
                        .build(),
                server().trust(CA)
                        .verify(VerifyMode.PEER)
                        .onAlpn((c, offered) -> AlpnAnswer.select(offered.get(0)))
                        .build());

        List<Outcome> failed = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Outcome outcome = loopback.handshake();
            if (!(outcome instanceof Outcome.Success)) {
                failed.add(outcome);
            }
        }

        assertEquals(List.of(), failed);
    }

    @Test
    void countsOpenObjects() {
        try (Halfway halfway = Halfway.of(client(), server())) {
            assertEquals(
                    "native objects are still alive: 2 SSL_CTX, 2 SSL; close every connection and endpoint of the"
                            + " engine openssl",
                    assertThrows(IllegalStateException.class, OpenSsl::checkNoLeaks)
                            .getMessage());
        }
    }

    @Test
    void anEndpointThatIsClosedEndsItsConnections() {
        Halfway halfway = Halfway.of(client(), server());
        halfway.clients.close();
        halfway.servers.close();
        assertEquals(
                "the endpoint on openssl " + OpenSsl.version() + " is closed; start another",
                assertThrows(IllegalStateException.class, halfway.client::handshake)
                        .getMessage());
    }

    @Test
    void aClosedConnectionStillReturnsThePeersChain() {
        Halfway halfway = Halfway.of(client(), server());
        halfway.client.handshake();
        halfway.close();
        assertEquals(
                List.of(LOCALHOST.chain(), Optional.empty()),
                List.of(halfway.client.peerChain(), halfway.client.session()));
    }

    static List<Consumer<Connection>> waysToClose() {
        return List.of(
                Connection::close,
                connection -> connection.endpoint().close(),
                connection -> onThread(connection::close),
                connection -> onThread(connection.endpoint()::close));
    }

    @ParameterizedTest
    @MethodSource("waysToClose")
    void aCloseInsideACallbackWaitsForItsEnd(Consumer<Connection> close) {
        VerifyCallback closing = v -> {
            close.accept(v.connection());
            return true;
        };
        try (Halfway halfway = Halfway.of(client().onVerify(closing), server())) {
            assertEquals(
                    CLOSED_INSIDE,
                    assertThrows(IllegalStateException.class, halfway.client::handshake)
                            .getMessage());
        }
    }

    @Test
    void aCloseInsideTheAlpnCallbackWaitsToo() {
        ContextBuilder closing = server().onAlpn((connection, offered) -> {
            connection.close();
            return AlpnAnswer.noOverlap();
        });
        try (Endpoint servers = closing.build().start();
                Endpoint clients = client().alpn("h2").build().start();
                Connection client = clients.open(CLIENT, ConnectionSettings.forServer("localhost"));
                Connection server = servers.open(SERVER, ConnectionSettings.none())) {
            client.handshake();
            server.incoming().write(client.outgoing().readAll());
            assertEquals(
                    CLOSED_INSIDE.replace("client", "server"),
                    assertThrows(IllegalStateException.class, server::handshake).getMessage());
        }
    }

    @Test
    void anExceptionInACallbackIsTheCause() {
        RuntimeException mine = new IllegalStateException("mine");
        VerifyCallback throwing = v -> {
            throw mine;
        };
        try (Halfway halfway = Halfway.of(client().onVerify(throwing), server())) {
            halfway.client.handshake();
            assertEquals(
                    List.of(Optional.of(Reason.REJECTED_BY_CALLBACK), Optional.of(mine)),
                    List.of(
                            halfway.client.refusal().map(Refusal::reason),
                            halfway.client.refusal().flatMap(Refusal::cause)));
        }
    }

    @Test
    void anAssertionThatFailsInACallbackComesOut() {
        AssertionError mine = new AssertionError("mine");
        VerifyCallback asserting = v -> {
            throw mine;
        };
        try (Halfway halfway = Halfway.of(client().onVerify(asserting), server())) {
            assertSame(mine, assertThrows(AssertionError.class, halfway.client::handshake));
        }
    }

    @Test
    void aCallbackMayRunAHandshakeOfItsOwn() {
        List<Outcome> inner = new ArrayList<>();
        ContextBuilder plain = client();
        VerifyCallback nesting =
                v -> inner.add(Loopback.between(plain.build(), server().build()).handshake());
        Loopback.between(client().onVerify(nesting).build(), server().build()).handshake();
        assertTrue(inner.size() == 2 && inner.stream().allMatch(Outcome.Success.class::isInstance), inner::toString);
    }

    @Test
    void aRefusedContextLeavesNothing() {
        Context bad = server().trust(CA).groups(new NamedGroup(0x0A0A)).build();
        assertThrows(UnsupportedSettingException.class, bad::start);
    }

    @Test
    void aRefusedConnectionLeavesNothing() {
        try (Endpoint clients = client().build().start()) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> clients.open(CLIENT, ConnectionSettings.forServer("999.999.999.999")));
        }
    }

    @Test
    void reportsAndFreesAnUnclosedConnection() {
        int before = LeakDetector.reported();
        client().build().start();
        for (int i = 0; i < 1000 && LeakDetector.reported() == before; i++) {
            System.gc();
        }
        assertEquals(before + 1, LeakDetector.reported());
    }

    @Test
    @Behaviour("F359")
    void reportsAndFreesAnEndpointThatItsCallbackRefersTo() {
        int before = LeakDetector.reported();
        startKnownToItsCallback();
        for (int i = 0; i < 1000 && LeakDetector.reported() == before; i++) {
            System.gc();
        }
        assertEquals(before + 1, LeakDetector.reported());
    }

    private static void startKnownToItsCallback() {
        AtomicReference<Endpoint> known = new AtomicReference<>();
        known.set(client().onVerify(v -> v.connection().endpoint() == known.get())
                .build()
                .start());
    }

    /** At any interleaving of the two threads, neither crashes and no object stays alive. */
    @Test
    void anEndpointMayBeClosedWhileAnotherThreadOpensConnections() {
        for (int i = 0; i < 200; i++) {
            Endpoint clients = client().build().start();
            Thread opening = new Thread(() -> openUntilClosed(clients));
            opening.start();
            clients.open(CLIENT, ConnectionSettings.forServer("localhost")).handshake();
            clients.close();
            joined(opening);
        }
    }

    private static void openUntilClosed(Endpoint clients) {
        assertThrows(IllegalStateException.class, () -> {
            while (true) {
                clients.open(CLIENT, ConnectionSettings.forServer("localhost")).close();
            }
        });
    }

    private static void onThread(Runnable work) {
        Thread thread = new Thread(work, "intruder");
        thread.start();
        joined(thread);
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
