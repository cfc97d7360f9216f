package dev.tlsloop.harness.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A function over the plaintext of one connection: the application protocol of a {@link TlsServer} or a {@link TlsClient}.
 *
 * <pre>{@code
 * PlaintextHandler echo = (fromPeer, toPeer) -> fromPeer.transferTo(toPeer);
 * try (TlsServer tls = TlsServer.serve(server, SocketSettings.defaults().withHandler(echo))) {
 *     System.out.println(tls.port());
 * }
 * }</pre>
 *
 * <p>A server calls it on the thread of the connection, a client on the thread of its caller. So a handler that several
 * connections share must be thread-safe. The connection ends when the handler returns. Both streams belong to that thread.
 *
 * <p>A handler that does not read cannot see a refusal that comes after the handshake: in TLS 1.3, that is how a server
 * refuses the certificate of a client.
 */
@FunctionalInterface
public interface PlaintextHandler {
    /**
     * Reads from the peer and writes to it.
     *
     * @param fromPeer the plaintext of the peer; it ends with close_notify, the end of the stream, a refusal or the deadline
     * @param toPeer the plaintext for the peer. Each write sends its bytes at once
     * @throws IOException if a stream fails after the end of the connection, which is part of the outcome. Any other
     *     exception reaches the caller who asks for the outcome, also one of the handler's own after that end
     */
    void handle(InputStream fromPeer, OutputStream toPeer) throws IOException;
}
