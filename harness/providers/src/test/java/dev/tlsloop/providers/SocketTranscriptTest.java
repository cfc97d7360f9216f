package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.IoStatus;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.socket.SocketConnection;
import dev.tlsloop.harness.socket.SocketListener;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The transcript of a connection over the loopback interface, decrypted with the secrets of one side. */
@Timeout(60)
class SocketTranscriptTest {
    private static final Authority CA = Authority.create("Root");
    private static final ConnectionSettings LOCALHOST = ConnectionSettings.forServer("localhost");

    static Stream<Arguments> pairs() {
        List<Engine> engines = List.of(Jsse.engine(), OpenSsl.engine());
        return engines.stream().flatMap(client -> engines.stream().map(server -> Arguments.of(client, server)));
    }

    /** Runs the handshake of a client with secrets, and of a server with secrets, in one thread without blocking. */
    private static List<Transcript> transcripts(Engine client, Engine server) throws IOException {
        try (Endpoint clients =
                        Context.client().engine(client).trust(CA).build().start();
                Endpoint servers = Context.server()
                        .engine(server)
                        .credential(CA.issue("localhost"))
                        .build()
                        .start();
                SocketListener listener =
                        SocketListener.open(servers).withSecrets().listen(loopback());
                SocketConnection near = SocketConnection.openWithSecrets(clients, LOCALHOST)) {
            near.connect(listener.socketName().orElseThrow());
            try (SocketConnection far = listener.accept().orElseThrow()) {
                handshake(near.nonBlocking(), far.nonBlocking());
                return List.of(near.transcript(), far.transcript());
            }
        }
    }

    private static void handshake(SocketConnection near, SocketConnection far) {
        IoStatus client = IoStatus.READ;
        IoStatus server = IoStatus.READ;
        while (client != IoStatus.NOTHING || server != IoStatus.NOTHING) {
            client = near.handshake();
            server = far.handshake();
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static List<Object> seen(Transcript transcript) {
        String text = transcript.toString();
        return List.of(
                text.lines()
                        .filter(line -> line.contains("{Finished}  verified"))
                        .count(),
                text.contains("established"),
                text.contains("encrypted"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void eachSideDecryptsBothDirections(Engine client, Engine server) throws IOException {
        List<Transcript> transcripts = transcripts(client, server);
        List<Object> whole = List.of(2L, true, false);
        assertEquals(
                List.of(whole, whole),
                transcripts.stream().map(SocketTranscriptTest::seen).toList(),
                transcripts::toString);
    }

    @Test
    void aConnectionWithoutSecretsKeepsNone() throws IOException {
        try (Endpoint endpoint = Context.client().trust(CA).build().start();
                SocketConnection socket = SocketConnection.open(endpoint, LOCALHOST)) {
            assertEquals(
                    "this connection keeps no transcript; open it with SocketConnection.openWithSecrets(...), or accept it"
                            + " from a SocketListener withSecrets()",
                    assertThrows(IllegalStateException.class, socket::transcript)
                            .getMessage());
        }
    }
}
