package dev.tlsloop.harness.socket;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Side;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A TCP client that sends what a test says, and nothing else. */
final class RudeClient implements AutoCloseable {
    private static final int MOST_MILLISECONDS = 60_000;

    private final Socket socket;

    private RudeClient(Socket socket) {
        this.socket = socket;
    }

    static RudeClient of(TlsServer server) throws IOException {
        Socket socket = new Socket(server.address().getAddress(), server.port());
        socket.setSoTimeout(MOST_MILLISECONDS);
        return new RudeClient(socket);
    }

    /** The ClientHello of a client. */
    static byte[] hello() {
        try (Endpoint endpoint = Context.client().build().start()) {
            dev.tlsloop.Connection connection = endpoint.open(Side.CLIENT, ConnectionSettings.forServer("localhost"));
            connection.handshake();
            return connection.outgoing().readAll();
        }
    }

    RudeClient sends(String text) throws IOException {
        return sends(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RudeClient sends(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Ends its stream, and still reads. */
    RudeClient endsItsStream() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Reads until the server closes the connection. */
    RudeClient waitsForTheEnd() throws IOException {
        socket.getInputStream().readAllBytes();
        return this;
    }

    /** Waits for the first byte of the server. */
    RudeClient waitsForAByte() throws IOException {
        socket.getInputStream().read();
        return this;
    }

    /** Resets the connection. */
    void resets() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
