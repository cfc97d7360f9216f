package dev.tlsloop.harness.socket;

import static dev.tlsloop.harness.socket.SocketParties.CLIENT;
import static dev.tlsloop.harness.socket.SocketParties.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Side;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.EnumSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A channel that another thread closes is the end of the stream, and close() of the connection stays misuse. */
@Timeout(120)
class ClosedChannelTest {
    private final TlsServer server = TlsServer.serve(SERVER);
    private final Endpoint clients = CLIENT.start();
    private SocketConnection client;

    @BeforeEach
    void connect() throws Exception {
        client = SocketConnection.openWithSecrets(clients, ConnectionSettings.forServer("localhost"));
        client.connect(server.address());
        client.handshake();
    }

    @AfterEach
    void close() {
        client.close();
        clients.close();
        server.close();
    }

    static Stream<Arguments> operations() {
        ByteBuffer room = ByteBuffer.allocate(100);
        return Stream.of(
                operation("read", socket -> socket.read(room)),
                operation("peek", socket -> socket.peek(room)),
                operation("write", socket -> socket.write(ByteBuffer.wrap(new byte[1]))),
                operation("writeAll", socket -> socket.writeAll(ByteBuffer.wrap(new byte[1]))));
    }

    private static Arguments operation(String name, Function<SocketConnection, IoStatus> operation) {
        return Arguments.of(name, operation);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aClosedChannelIsTheEndOfTheStream(String name, Function<SocketConnection, IoStatus> operation)
            throws Exception {
        client.channel().close();
        assertEquals(IoStatus.EOF, operation.apply(client));
    }

    @Test
    void theFailureSaysThatTheChannelWasClosed() throws Exception {
        client.channel().close();
        client.read(ByteBuffer.allocate(100));
        assertEquals(
                ClosedChannelException.class, client.failure().orElseThrow().getClass());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aClosedConnectionIsMisuse(String name, Function<SocketConnection, IoStatus> operation) {
        client.close();
        assertThrows(IllegalStateException.class, () -> operation.apply(client));
    }

    @Test
    void theTranscriptOfASocketHasTheBytesOfBothSides() {
        assertEquals(EnumSet.allOf(Side.class), SocketParties.senders(client.transcript()));
    }
}
