package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.socket.ConnectResult;
import dev.tlsloop.harness.socket.SocketConnection;
import dev.tlsloop.harness.socket.SocketHalf;
import dev.tlsloop.harness.socket.SocketListener;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The socket methods of pyOpenSSL, over the loopback interface. */
@Timeout(60)
interface SocketContract extends EnginePair {
    private SocketPair connected(TlsVersion version) throws IOException {
        return SocketPair.connected(client().versions(version, version), server());
    }

    private SocketPair established() throws IOException {
        return SocketPair.established(client(), server());
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"F5", "I1", "I2", "I3", "I4", "I6"})
    @Behaviour("F228")
    default void twoThatBlockCompleteAHandshake(TlsVersion version) throws Exception {
        try (SocketPair pair = connected(version)) {
            CompletableFuture<IoStatus> server = SocketPair.meanwhile(pair.server()::handshake);
            IoStatus client = pair.client().handshake();
            assertEquals(List.of(IoStatus.NOTHING, IoStatus.NOTHING), List.of(client, server.get()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I10")
    default void twoThatDoNotBlockCompleteAHandshakeInOneThread(TlsVersion version) throws Exception {
        try (SocketPair pair = connected(version)) {
            assertEquals("NOTHING, NOTHING", pair.handshake());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I59")
    default void readingAndWritingRunTheHandshake(TlsVersion version) throws Exception {
        try (SocketPair pair = connected(version)) {
            CompletableFuture<String> server = SocketPair.meanwhile(() -> SocketPair.read(pair.server()));
            pair.client().write(SocketPair.bytes("hello"));
            assertEquals("hello", server.get());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I50")
    default void aMegabyteArrivesWhole(TlsVersion version) throws Exception {
        try (SocketPair pair = connected(version)) {
            CompletableFuture<Integer> server = SocketPair.meanwhile(() -> count(pair.server()));
            pair.client().writeAll(ByteBuffer.allocate(1 << 20));
            pair.client().shutdown();
            assertEquals(1 << 20, server.get());
        }
    }

    private static int count(SocketConnection from) {
        ByteBuffer room = ByteBuffer.allocate(16_384);
        int count = 0;
        while (from.read(room) == IoStatus.NOTHING) {
            count += room.position();
            room.clear();
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aClientThatTrustsAnotherRefuses(TlsVersion version) throws Exception {
        try (SocketPair pair = SocketPair.connected(
                client().versions(version, version),
                bareServer().credential(ContractCredentials.LOCALHOST_OF_STRANGERS))) {
            pair.handshake();
            assertEquals(
                    Optional.of(Reason.UNKNOWN_ISSUER),
                    pair.client().connection().refusal().map(Refusal::reason));
        }
    }

    @Test
    @Behaviour("F267")
    default void aReadWithoutInputWantsRead() throws Exception {
        try (SocketPair pair = established()) {
            pair.server().nonBlocking();
            assertEquals("READ", SocketPair.read(pair.server()));
        }
    }

    @Test
    @PyOpenSslItem("G4")
    @Behaviour("F254")
    default void aFullSocketWantsRoom() throws Exception {
        try (SocketPair pair = established()) {
            assertEquals(IoStatus.WRITE, Filled.of(pair.client()).status());
        }
    }

    @Test
    @Behaviour("F254")
    default void waitingDataArrivesOnceThereIsRoom() throws Exception {
        try (SocketPair pair = established()) {
            int taken = Filled.of(pair.client()).taken();
            CompletableFuture<Integer> server = SocketPair.meanwhile(() -> count(pair.server()));
            pair.client().blocking().flush();
            pair.client().shutdown();
            assertEquals(taken, server.get());
        }
    }

    /** The number of bytes that a socket accepts while its peer does not read, and the last write's status. */
    record Filled(IoStatus status, int taken) {
        static Filled of(SocketConnection socket) throws IOException {
            socket.nonBlocking();
            ByteBuffer record = ByteBuffer.allocate(16_384);
            IoStatus status = socket.write(record);
            int taken = record.position();
            while (status == IoStatus.NOTHING) {
                status = socket.write(record.clear());
                taken += record.position();
            }
            return new Filled(status, taken);
        }
    }

    @Test
    default void aPeekLeavesTheBytes() throws Exception {
        try (SocketPair pair = established()) {
            pair.client().write(SocketPair.bytes("hello"));
            pair.server().peek(ByteBuffer.allocate(5));
            assertEquals("hello", SocketPair.read(pair.server()));
        }
    }

    @Test
    @Behaviour("F281")
    default void theFirstShutdownDoesNotWait() throws Exception {
        try (SocketPair pair = established()) {
            assertEquals(IoStatus.READ, pair.client().shutdown());
        }
    }

    @Test
    @Behaviour("F281")
    default void thePeerOfAShutdownReadsThatItIsClosed() throws Exception {
        try (SocketPair pair = established()) {
            pair.client().shutdown();
            assertEquals("CLOSED", SocketPair.read(pair.server()));
        }
    }

    @Test
    @Behaviour("F282")
    default void theSecondShutdownWaitsForThePeers() throws Exception {
        try (SocketPair pair = established()) {
            pair.client().shutdown();
            CompletableFuture<IoStatus> second = SocketPair.meanwhile(pair.client()::shutdown);
            SocketPair.read(pair.server());
            pair.server().shutdown();
            assertEquals(IoStatus.NOTHING, second.get());
        }
    }

    @Test
    default void aSecondShutdownDoesNotWaitWhileDataIsUnread() throws Exception {
        try (SocketPair pair = established()) {
            pair.client().shutdown();
            pair.server().write(SocketPair.bytes("hello"));
            pair.client().peek(ByteBuffer.allocate(0));
            assertEquals(IoStatus.READ, pair.client().shutdown());
        }
    }

    @Test
    @PyOpenSslItem("I11")
    @Behaviour("F294")
    default void aSocketThatIsShutDownIsTheEndWithoutCloseNotify() throws Exception {
        try (SocketPair pair = established()) {
            pair.client().socketShutdown(SocketHalf.WRITE);
            assertEquals(
                    List.of("EOF", Optional.empty()),
                    List.of(
                            SocketPair.read(pair.server()),
                            pair.server().failure().map(IOException::getMessage)));
        }
    }

    @Test
    @PyOpenSslItem("I11")
    default void theOtherHalfStaysOpen() throws Exception {
        try (SocketPair pair = established()) {
            pair.client().socketShutdown(SocketHalf.WRITE);
            pair.server().write(SocketPair.bytes("hello"));
            assertEquals("hello", SocketPair.read(pair.client()));
        }
    }

    @Test
    @PyOpenSslItem("I11")
    default void aHalfThatIsNotReadAnyMoreHasEnded() throws Exception {
        try (SocketPair pair = established()) {
            pair.server().socketShutdown(SocketHalf.BOTH);
            assertEquals("EOF", SocketPair.read(pair.server()));
        }
    }

    @Test
    @PyOpenSslItem("G6")
    @Behaviour("F250")
    default void aBrokenSocketIsTheEndAndSaysWhy() throws Exception {
        try (SocketPair pair = established()) {
            reset(pair.client());
            IoStatus status = pair.server().writeAll(ByteBuffer.allocate(1 << 20));
            assertTrue(status == IoStatus.EOF && pair.server().failure().isPresent(), status::toString);
        }
    }

    @Test
    @Behaviour("F250")
    default void aShutdownOnABrokenSocketIsTheEndToo() throws Exception {
        try (SocketPair pair = established()) {
            reset(pair.client());
            assertEquals(IoStatus.EOF, pair.server().shutdown());
        }
    }

    private static void reset(SocketConnection socket) throws IOException {
        socket.option(StandardSocketOptions.SO_LINGER, 0).close();
    }

    @Test
    @PyOpenSslItem("I8")
    @Behaviour("F228")
    default void eachEndKnowsBothNames() throws Exception {
        try (SocketPair pair = established()) {
            assertEquals(
                    List.of(pair.server().socketName(), pair.server().peerName()),
                    List.of(pair.client().peerName(), pair.client().socketName()));
        }
    }

    @Test
    @PyOpenSslItem("I8")
    default void aSocketThatIsNotConnectedKnowsNoName() throws Exception {
        try (Endpoint clients = client().build().start();
                SocketConnection socket = SocketConnection.open(clients, ManualPair.TO_LOCALHOST)) {
            assertEquals(List.of(Optional.empty(), Optional.empty()), List.of(socket.peerName(), socket.socketName()));
        }
    }

    @Test
    @PyOpenSslItem("I2")
    default void aClientMayBindItsOwnEnd() throws Exception {
        try (Endpoint clients = client().build().start();
                SocketConnection socket = SocketConnection.open(clients, ManualPair.TO_LOCALHOST)) {
            socket.bind(SocketPair.ephemeral());
            assertTrue(((InetSocketAddress) socket.socketName().orElseThrow()).getPort() > 0);
        }
    }

    @Test
    @PyOpenSslItem("I9")
    default void anOptionThatWasSetIsThere() throws Exception {
        try (SocketPair pair = established()) {
            pair.client().option(StandardSocketOptions.TCP_NODELAY, true);
            assertTrue(pair.client().option(StandardSocketOptions.TCP_NODELAY));
        }
    }

    @Test
    @PyOpenSslItem("I9")
    default void anOptionOfAnotherKindOfSocketIsRefused() throws Exception {
        try (SocketPair pair = established()) {
            String message = ErrorMessage.of(assertThrows(
                    IllegalArgumentException.class,
                    () -> pair.client().option(StandardSocketOptions.IP_MULTICAST_TTL)));
            assertTrue(
                    message.startsWith("this socket has no option IP_MULTICAST_TTL; use one of those it has: IP_TOS, "),
                    message);
        }
    }

    @Test
    @PyOpenSslItem("I9")
    default void aListenerHasOptionsToo() throws Exception {
        try (Endpoint servers = server().build().start();
                SocketListener listener = SocketListener.open(servers)) {
            listener.option(StandardSocketOptions.SO_REUSEADDR, true);
            assertTrue(listener.option(StandardSocketOptions.SO_REUSEADDR));
        }
    }

    @Test
    @PyOpenSslItem("I5")
    @Behaviour("F228")
    default void aConnectionThatDoesNotBlockIsThereInTheEnd() throws Exception {
        try (Endpoint clients = client().build().start();
                SocketListener listener = SocketListener.open(clients).listen(SocketPair.ephemeral());
                SocketConnection socket =
                        SocketConnection.open(clients, ManualPair.TO_LOCALHOST).nonBlocking()) {
            SocketAddress address = listener.socketName().orElseThrow();
            socket.connectEx(address);
            awaitConnected(socket);
            assertInstanceOf(ConnectResult.Connected.class, socket.connectEx(address));
        }
    }

    private static void awaitConnected(SocketConnection socket) throws IOException {
        try (Selector selector = Selector.open()) {
            socket.channel().register(selector, SelectionKey.OP_CONNECT);
            selector.select(10_000);
        }
    }

    @Test
    @PyOpenSslItem("I5")
    @Behaviour("F228")
    default void aRefusedConnectionIsAValueOfConnectEx() throws Exception {
        try (Endpoint clients = client().build().start();
                SocketChannel deaf = SocketChannel.open().bind(SocketPair.ephemeral());
                SocketConnection socket = SocketConnection.open(clients, ManualPair.TO_LOCALHOST)) {
            ConnectResult.Failed failed =
                    assertInstanceOf(ConnectResult.Failed.class, socket.connectEx(deaf.getLocalAddress()));
            assertInstanceOf(ConnectException.class, failed.cause());
        }
    }

    @Test
    @PyOpenSslItem("I4")
    @Behaviour("F228")
    default void aRefusedConnectionIsThrownByConnect() throws Exception {
        try (Endpoint clients = client().build().start();
                SocketChannel deaf = SocketChannel.open().bind(SocketPair.ephemeral());
                SocketConnection socket = SocketConnection.open(clients, ManualPair.TO_LOCALHOST)) {
            SocketAddress address = deaf.getLocalAddress();
            assertThrows(ConnectException.class, () -> socket.connect(address));
        }
    }

    @Test
    default void aHostThatIsUnknownIsAnInputOutputError() throws Exception {
        try (Endpoint clients = client().build().start();
                SocketConnection socket = SocketConnection.open(clients, ManualPair.TO_LOCALHOST)) {
            assertThrows(
                    UnknownHostException.class,
                    () -> socket.connect(InetSocketAddress.createUnresolved("nowhere.invalid", 443)));
        }
    }

    @Test
    @PyOpenSslItem("I1")
    default void acceptIsEmptyWithoutAWaitingClient() throws Exception {
        try (Endpoint servers = server().build().start();
                SocketListener listener = SocketListener.open(servers).listen(SocketPair.ephemeral())) {
            assertEquals(Optional.empty(), listener.nonBlocking().accept());
        }
    }
}
