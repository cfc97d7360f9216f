package dev.tlsloop.openssl;

import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.socket.SocketConnection;
import dev.tlsloop.harness.socket.SocketListener;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both engines over a socket, against the programs s_server, s_client and curl. */
@Timeout(60)
@PyOpenSslItem({"I1", "I3", "I4", "I6"})
class RealPeersTest {
    private static final Authority CA = Authority.create();
    private static final Credential LOCALHOST = CA.issue("localhost");
    private static final Credential ALICE = CA.issue("alice");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writesFiles() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), Pem.text(CA));
        Files.writeString(folder.resolve("localhost.pem"), Pem.text(LOCALHOST));
        Files.writeString(folder.resolve("alice.pem"), Pem.text(ALICE));
    }

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    static List<Engine> engines() {
        return List.of(OpenSsl.engine(), Jsse.engine());
    }

    private static ContextBuilder client(Engine engine) {
        return Context.client().engine(engine).trust(CA);
    }

    private static ContextBuilder server(Engine engine) {
        return Context.server().engine(engine).credential(LOCALHOST);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aClientExchangesDataWithSServer(Engine engine) throws Exception {
        try (PeerProcess peer = sServer("-cert", "localhost.pem", "-rev");
                Endpoint clients = client(engine).build().start();
                SocketConnection socket = connected(clients, peer)) {
            socket.write(bytes("hello\n"));
            assertEquals("olleh\n", read(socket));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aClientRefusesAnUntrustedSServer(Engine engine) throws Exception {
        Context stranger =
                Context.client().engine(engine).trust(Authority.create("Other")).build();
        try (PeerProcess peer = sServer("-cert", "localhost.pem");
                Endpoint clients = stranger.start();
                SocketConnection socket = connected(clients, peer)) {
            socket.handshake();
            assertEquals(Optional.of(Reason.UNKNOWN_ISSUER), reason(socket));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aClientReportsThatSServerRequiresACertificate(Engine engine) throws Exception {
        try (PeerProcess peer = sServer("-cert", "localhost.pem", "-CAfile", "ca.pem", "-Verify", "2", "-tls1_2");
                Endpoint clients = client(engine).build().start();
                SocketConnection socket = connected(clients, peer)) {
            IoStatus status = socket.handshake();
            assertEquals(
                    List.of(IoStatus.REFUSED, Optional.of(true)),
                    List.of(status, socket.connection().refusal().map(Refusal::reportedByPeer)));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void sServerAcceptsAClientWithACertificate(Engine engine) throws Exception {
        try (PeerProcess peer = sServer("-cert", "localhost.pem", "-CAfile", "ca.pem", "-Verify", "2", "-rev");
                Endpoint clients = client(engine).credential(ALICE).build().start();
                SocketConnection socket = connected(clients, peer)) {
            socket.write(bytes("hello\n"));
            assertEquals("olleh\n", read(socket));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aKilledSServerIsATruncation(Engine engine) throws Exception {
        try (PeerProcess peer = sServer("-cert", "localhost.pem");
                Endpoint clients = client(engine).build().start();
                SocketConnection socket = connected(clients, peer)) {
            socket.handshake();
            peer.process().destroyForcibly();
            assertEquals("EOF", read(socket));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anEndingSServerSendsCloseNotify(Engine engine) throws Exception {
        try (PeerProcess peer = sServer("-cert", "localhost.pem", "-www");
                Endpoint clients = client(engine).build().start();
                SocketConnection socket = connected(clients, peer)) {
            socket.write(bytes("GET / HTTP/1.0\r\n\r\n"));
            assertEquals("CLOSED", end(socket));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aServerExchangesDataWithSClient(Engine engine) throws Exception {
        try (Endpoint servers = server(engine).build().start();
                SocketListener listener = listening(servers);
                PeerProcess peer = sClient(listener, "-CAfile", "ca.pem", "-verify_hostname", "localhost", "-quiet");
                SocketConnection socket = listener.accept().orElseThrow()) {
            peer.type("hello\n");
            String received = read(socket);
            socket.write(bytes("world\n"));
            assertEquals(List.of("hello\n", "world"), List.of(received, peer.awaitLine("(world)")));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aServerReportsThatSClientDoesNotTrustIt(Engine engine) throws Exception {
        try (Endpoint servers = server(engine).build().start();
                SocketListener listener = listening(servers);
                PeerProcess peer = sClient(listener, "-CAfile", "alice.pem");
                SocketConnection socket = listener.accept().orElseThrow()) {
            read(socket);
            assertEquals(Optional.of(Reason.UNKNOWN_ISSUER), reason(socket));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aServerRefusesAnSClientWithoutCertificate(Engine engine) throws Exception {
        Context strict =
                server(engine).trust(CA).verify(PEER, FAIL_IF_NO_PEER_CERT).build();
        try (Endpoint servers = strict.start();
                SocketListener listener = listening(servers);
                PeerProcess peer = sClient(listener, "-CAfile", "ca.pem");
                SocketConnection socket = listener.accept().orElseThrow()) {
            socket.handshake();
            assertEquals(Optional.of(Reason.NO_CERTIFICATE), reason(socket));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aServerReturnsTheCertificateOfSClient(Engine engine) throws Exception {
        Context strict =
                server(engine).trust(CA).verify(PEER, FAIL_IF_NO_PEER_CERT).build();
        try (Endpoint servers = strict.start();
                SocketListener listener = listening(servers);
                PeerProcess peer = sClient(listener, "-CAfile", "ca.pem", "-cert", "alice.pem");
                SocketConnection socket = listener.accept().orElseThrow()) {
            socket.handshake();
            assertEquals(ALICE.certificate(), socket.connection().peerChain().get(0));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aServerRefusesPlaintext(Engine engine) throws Exception {
        try (Endpoint servers = server(engine).build().start();
                SocketListener listener = listening(servers);
                PeerProcess peer =
                        PeerProcess.start(folder, List.of("curl", "-s", "http://127.0.0.1:" + port(listener)));
                SocketConnection socket = listener.accept().orElseThrow()) {
            assertEquals(IoStatus.REFUSED, socket.handshake());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aServerAnswersCurl(Engine engine) throws Exception {
        try (Endpoint servers = server(engine).build().start();
                SocketListener listener = listening(servers);
                PeerProcess peer = curl(listener, "--cacert", "ca.pem");
                SocketConnection socket = listener.accept().orElseThrow()) {
            read(socket);
            socket.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"));
            socket.shutdown();
            assertEquals("hello", peer.rest());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void curlRefusesAnUntrustedServer(Engine engine) throws Exception {
        try (Endpoint servers = server(engine).build().start();
                SocketListener listener = listening(servers);
                PeerProcess peer = curl(listener, "--cacert", "alice.pem");
                SocketConnection socket = listener.accept().orElseThrow()) {
            String received = read(socket);
            assertTrue(received.equals("REFUSED") && peer.exitCode() == 60, () -> received + ", " + peer.process());
        }
    }

    private static PeerProcess sServer(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:0"));
        command.addAll(List.of(options));
        return PeerProcess.start(folder, command);
    }

    private static PeerProcess sClient(SocketListener listener, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-verify_return_error"));
        command.addAll(List.of("-connect", "127.0.0.1:" + port(listener), "-servername", "localhost"));
        command.addAll(List.of(options));
        return PeerProcess.start(folder, command);
    }

    private static PeerProcess curl(SocketListener listener, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "--resolve"));
        command.addAll(List.of("localhost:" + port(listener) + ":127.0.0.1"));
        command.addAll(List.of(options));
        command.add("https://localhost:" + port(listener) + "/");
        return PeerProcess.start(folder, command);
    }

    private static SocketListener listening(Endpoint servers) throws IOException {
        return SocketListener.open(servers).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static int port(SocketListener listener) throws IOException {
        return ((InetSocketAddress) listener.socketName().orElseThrow()).getPort();
    }

    private static SocketConnection connected(Endpoint clients, PeerProcess sServer) throws IOException {
        int port = Integer.parseInt(sServer.awaitLine("ACCEPT .*:(\\d+)"));
        SocketConnection socket = SocketConnection.open(clients, ConnectionSettings.forServer("localhost"));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private static Optional<Reason> reason(SocketConnection socket) {
        return socket.connection().refusal().map(Refusal::reason);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The status after all data was read. */
    private static String end(SocketConnection socket) {
        ByteBuffer room = ByteBuffer.allocate(16_384);
        IoStatus status = IoStatus.NOTHING;
        while (status == IoStatus.NOTHING) {
            status = socket.read(room.clear());
        }
        return status.toString();
    }

    /** The data of one read, or its status. */
    private static String read(SocketConnection socket) {
        ByteBuffer room = ByteBuffer.allocate(16_384);
        IoStatus status = socket.read(room);
        return status == IoStatus.NOTHING
                ? StandardCharsets.UTF_8.decode(room.flip()).toString()
                : status.toString();
    }
}
