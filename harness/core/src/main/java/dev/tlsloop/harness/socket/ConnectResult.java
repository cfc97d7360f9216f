package dev.tlsloop.harness.socket;

import java.io.IOException;

/**
 * The result of {@code connect_ex}: a value instead of pyOpenSSL's {@code errno}.
 *
 * <pre>{@code
 * ConnectResult connecting = socket.connectEx(new InetSocketAddress("127.0.0.1", 4433));
 * boolean refused = connecting instanceof ConnectResult.Failed;
 * }</pre>
 *
 * <p>It is about the transport, not about TLS.
 */
public sealed interface ConnectResult {
    /** The transport is connected; continue with the handshake. */
    record Connected() implements ConnectResult {}

    /** A non-blocking socket is still connecting ({@code EINPROGRESS}): wait for OP_CONNECT, then call it again. */
    record InProgress() implements ConnectResult {}

    /**
     * The transport cannot be connected, and the socket is closed: open another.
     *
     * @param cause the error of the operating system
     */
    record Failed(IOException cause) implements ConnectResult {}
}
