package dev.tlsloop.contract;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Party;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.jsse.Jsse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that arrive in pieces, as TCP allows; an external engine must wait for the rest. */
class TrickleTest {
    private static final SSLContext CLIENTS = JdkSslContexts.trusting(ContractCredentials.CA);
    private static final SSLContext SERVERS =
            JdkSslContexts.presenting(ContractCredentials.LOCALHOST, ContractCredentials.CA);

    static Stream<Arguments> pairs() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3).flatMap(TrickleTest::pairs);
    }

    private static Stream<Arguments> pairs(TlsVersion version) {
        Context client = Context.client()
                .versions(version, version)
                .trust(ContractCredentials.CA)
                .build();
        Context server = Context.server()
                .versions(version, version)
                .credential(ContractCredentials.LOCALHOST)
                .build();
        return Stream.of(
                arguments("a client's SSLContext", Jsse.endpoint(CLIENTS), server),
                arguments("a client's engines", Jsse.endpoint(name -> CLIENTS.createSSLEngine()), server),
                arguments("a client's sockets", Jsse.endpoint(CLIENTS.getSocketFactory()), server),
                arguments("a server's SSLContext", client, Jsse.endpoint(SERVERS)),
                arguments("a server's engines", client, Jsse.endpoint(name -> SERVERS.createSSLEngine())));
    }

    private static ManualPair manualPair(Party client, Party server) {
        Endpoint clients = client.start();
        Endpoint servers = server.start();
        return new ManualPair(
                clients,
                servers,
                clients.open(CLIENT, ManualPair.TO_LOCALHOST),
                servers.open(SERVER, ConnectionSettings.none()));
    }

    /** Moves one byte and lets the receiver process it. */
    private static void moveByteByByte(Connection from, Connection to) {
        for (byte b : from.outgoing().readAll()) {
            to.incoming().write(new byte[] {b});
            to.handshake();
        }
    }

    private static void handshake(ManualPair pair) {
        pair.client().handshake();
        for (int flights = 0; flights < 5; flights++) {
            moveByteByByte(pair.client(), pair.server());
            moveByteByByte(pair.server(), pair.client());
        }
    }

    /** Reads a text whose record arrives byte by byte. */
    private static String readByteByByte(Connection from, Connection to, String text) {
        from.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        ByteBuffer buffer = ByteBuffer.allocate(100);
        for (byte b : from.outgoing().readAll()) {
            to.incoming().write(new byte[] {b});
            to.read(buffer);
        }
        return ManualPair.text(buffer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void aHandshakeThatComesByteByByteIsCompleted(String who, Party client, Party server) {
        try (ManualPair pair = manualPair(client, server)) {
            handshake(pair);
            assertEquals(
                    List.of(IoStatus.NOTHING, IoStatus.NOTHING),
                    List.of(pair.client().handshake(), pair.server().handshake()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void dataThatComesByteByByteIsRead(String who, Party client, Party server) {
        try (ManualPair pair = manualPair(client, server)) {
            handshake(pair);
            assertEquals("ping", readByteByByte(pair.client(), pair.server(), "ping"));
            assertEquals("pong", readByteByByte(pair.server(), pair.client(), "pong"));
        }
    }

    /** The counterpart: a missing byte leaves the record unread. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void halfARecordIsNotRead(String who, Party client, Party server) {
        try (ManualPair pair = manualPair(client, server)) {
            handshake(pair);
            pair.client().write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            byte[] record = pair.client().outgoing().readAll();
            pair.server().incoming().write(ByteBuffer.wrap(record, 0, record.length - 1));
            assertEquals(IoStatus.READ, pair.server().read(ByteBuffer.allocate(100)));
        }
    }
}
