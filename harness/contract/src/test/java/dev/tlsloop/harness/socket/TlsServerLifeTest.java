package dev.tlsloop.harness.socket;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.harness.socket.SocketParties.CLIENT;
import static dev.tlsloop.harness.socket.SocketParties.SERVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.harness.assertion.SocketExpectations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The settings of a {@link TlsServer}, its deadlines, its handlers and its end. */
@Timeout(120)
class TlsServerLifeTest {
    private static final SocketSettings HASTY = SocketSettings.defaults().withDeadline(Duration.ofMillis(300));
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress("0.0.0.0", 0);

    /** A first handshake is slow, and a short deadline would end it. */
    @BeforeAll
    static void warmUp() {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            TlsClient.call(CLIENT, server.address());
        }
    }

    private static SocketSettings handling(PlaintextHandler handler) {
        return SocketSettings.defaults().withHandler(handler);
    }

    /** The outcome of a client that sends these bytes and reads the answer into the sink. */
    private static SocketOutcome call(TlsServer server, byte[] data, ByteArrayOutputStream answer) {
        return TlsClient.call(
                CLIENT, server.address(), ConnectionSettings.forServer("localhost"), handling((in, out) -> {
                    out.write(data);
                    answer.writeBytes(in.readNBytes(data.length));
                }));
    }

    @Test
    void aSilentClientEndsWithTheDeadline() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER, HASTY);
                RudeClient client = RudeClient.of(server)) {
            client.waitsForTheEnd();
            assertEquals(
                    "the handshake stopped before the first byte of the client: the deadline of the connection passed",
                    server.outcome().summary());
        }
    }

    @Test
    void aClientThatSendsNoRequestEndsWithTheDeadline() {
        PlaintextHandler silent = (in, out) -> in.readAllBytes();
        try (TlsServer server =
                TlsServer.serve(SERVER, SocketSettings.defaults().withDeadline(Duration.ofSeconds(5)))) {
            TlsClient.call(CLIENT, server.address(), ConnectionSettings.forServer("localhost"), handling(silent));
            assertThat(server.outcome()).established().receivedNoData().endedWith(ConnectionEnd.DEADLINE);
        }
    }

    @Test
    void aHandlerReadsAndWritesPlaintext() {
        byte[] data = new byte[200_000];
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (TlsServer server = TlsServer.serve(SERVER, handling((in, out) -> in.transferTo(out)))) {
            call(server, data, answer);
            assertArrayEquals(data, answer.toByteArray());
        }
    }

    @Test
    void aConnectionHasAVirtualThreadWhereTheJdkHasThem() {
        AtomicReference<String> thread = new AtomicReference<>("none");
        try (TlsServer server = TlsServer.serve(
                SERVER, handling((in, out) -> thread.set(Thread.currentThread().toString())))) {
            TlsClient.call(CLIENT, server.address());
            server.outcome();
        }
        assertEquals(Runtime.version().feature() >= 21, thread.get().startsWith("VirtualThread"), thread.get());
    }

    @Test
    void anExceptionOfAHandlerReachesTheCaller() {
        try (TlsServer server = TlsServer.serve(SERVER, handling((in, out) -> {
            throw new IOException("the disk is full");
        }))) {
            TlsClient.call(CLIENT, server.address());
            IllegalStateException e = assertThrows(IllegalStateException.class, server::outcome);
            assertEquals(
                    "the handler or a callback of connection 1 threw java.io.IOException: the disk is full",
                    e.getMessage());
        }
    }

    @Test
    void anExceptionOfAHandlerAfterTheEndOfTheStreamReachesTheCaller() {
        PlaintextHandler late = (in, out) -> {
            in.readAllBytes();
            throw new IOException("the disk is full");
        };
        try (TlsServer server = TlsServer.serve(SERVER, handling(late))) {
            TlsClient.call(
                    CLIENT, server.address(), ConnectionSettings.forServer("localhost"), handling((in, out) -> {}));
            IllegalStateException e = assertThrows(IllegalStateException.class, server::outcome);
            assertEquals("the disk is full", e.getCause().getMessage());
        }
    }

    @Test
    void anInterruptedCallerIsToldSo() {
        try (TlsServer server = TlsServer.serve(SERVER)) {
            Thread.currentThread().interrupt();
            assertThrows(IllegalStateException.class, server::outcomes);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void anErrorOfAHandlerReachesTheCallerAsItIs() {
        AssertionError expected = new AssertionError("the request is wrong");
        try (TlsServer server = TlsServer.serve(SERVER, handling((in, out) -> {
            throw expected;
        }))) {
            TlsClient.call(CLIENT, server.address());
            assertSame(expected, assertThrows(AssertionError.class, server::outcome));
        }
    }

    @Test
    void aHandlerThatWritesToAClientThatLeftIsNoError() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER, handling((in, out) -> {
            in.readAllBytes();
            out.write(new byte[1_000_000]);
        }))) {
            TlsClient.call(
                    CLIENT,
                    server.address(),
                    ConnectionSettings.forServer("localhost"),
                    handling((in, out) -> out.write(1)));
            assertThat(server.outcome()).established().receivedData().endedWith(ConnectionEnd.CLOSE_NOTIFY);
        }
    }

    @Test
    void closingEndsAConnectionAndItsOutcomeSaysSo() throws Exception {
        TlsServer server = TlsServer.serve(SERVER);
        try (RudeClient client = RudeClient.of(server)) {
            client.sends(RudeClient.hello()).waitsForAByte();
            server.close();
            assertEquals(
                    "the handshake stopped after the first message of the client: this side closed the connection",
                    server.outcome().summary());
        }
    }

    @Test
    void closingLeavesNoThreadAndNoPort() throws Exception {
        TlsServer server = TlsServer.serve(SERVER);
        RudeClient.of(server).sends(RudeClient.hello()).waitsForAByte();
        server.close();
        new ServerSocket(server.port(), 1, server.address().getAddress()).close();
        assertEquals(Map.of(), SocketThreads.running(server));
    }

    @Test
    void anOpenConnectionHasAThread() throws Exception {
        try (TlsServer server = TlsServer.serve(SERVER);
                RudeClient client = RudeClient.of(server)) {
            client.sends(RudeClient.hello()).waitsForAByte();
            assertEquals(1, server.connectionThreads());
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        TlsServer server = TlsServer.serve(SERVER);
        server.close();
        server.close();
        assertThrows(UncheckedIOException.class, () -> TlsClient.call(CLIENT, server.address()));
    }

    @Test
    void aFixedPortServes() throws Exception {
        int port = TlsServerLifeTest.freePort();
        try (TlsServer server =
                TlsServer.serveAt(new InetSocketAddress("127.0.0.1", port), SERVER, SocketSettings.defaults())) {
            assertEquals("https://localhost:" + port + "/", server.uri().toString());
        }
    }

    @Test
    void anAddressThatOtherMachinesReachIsRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> TlsServer.serveAt(ANYWHERE, SERVER, SocketSettings.defaults()));
        assertEquals(
                "a TlsServer listens on loopback only, because it has no limits for strangers; given: " + ANYWHERE
                        + "; give a loopback address, or call insecurelyServeAt(...)",
                e.getMessage());
    }

    @Test
    void anAddressThatOtherMachinesReachServesInsecurely() {
        try (TlsServer server = TlsServer.insecurelyServeAt(ANYWHERE, SERVER, SocketSettings.defaults())) {
            TlsClient.call(CLIENT, new InetSocketAddress("localhost", server.port()));
            assertThat(server.outcome()).meets(SocketExpectations.receivedData());
        }
    }

    @Test
    void aPortInUseIsRefused() {
        try (TlsServer first = TlsServer.serve(SERVER)) {
            UncheckedIOException e = assertThrows(
                    UncheckedIOException.class,
                    () -> TlsServer.serveAt(first.address(), SERVER, SocketSettings.defaults()));
            assertTrue(e.getMessage().endsWith("; give a free port, or 0"), e.getMessage());
        }
    }

    @Test
    void theContextOfAClientIsRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> TlsServer.serve(CLIENT));
        assertEquals(
                "a TlsServer needs a server; given: the context of a client; give Context.server()...build()",
                e.getMessage());
    }

    @Test
    void aDeadlineOfNothingIsRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> SocketSettings.defaults().withDeadline(Duration.ZERO));
        assertEquals("a deadline is longer than zero and at most a day; given: PT0S; give seconds", e.getMessage());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
