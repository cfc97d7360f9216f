package dev.tlsloop.harness.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server without TLS, which answers the first bytes of one client with a text. */
final class PlainServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Thread thread;

    private PlainServer(ServerSocket listening, String answer) {
        this.listening = listening;
        this.thread = new Thread(() -> answer(answer), "plain server");
    }

    static PlainServer answering(String answer) throws IOException {
        PlainServer server = new PlainServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), answer);
        server.thread.setDaemon(true);
        server.thread.start();
        return server;
    }

    InetSocketAddress address() {
        return new InetSocketAddress("localhost", listening.getLocalPort());
    }

    private void answer(String answer) {
        try (Socket client = listening.accept()) {
            client.getInputStream().read(new byte[16_384]);
            client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
            client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client left, or the test closed this server.
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        listening.close();
        thread.join(60_000);
    }
}
