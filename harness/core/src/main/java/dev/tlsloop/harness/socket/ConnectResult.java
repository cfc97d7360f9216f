package dev.tlsloop.harness.socket;

import java.io.IOException;

/**
 * How a {@code connect_ex} went: a value where the seeds have an {@code errno}.
 *
 * <pre>{@code
 * ConnectResult connecting = socket.connectEx(new InetSocketAddress("127.0.0.1", 4433));
 * boolean refused = connecting instanceof Connecting.Failed;
 * }</pre>
 *
 * <p>It is about the transport alone and says nothing about TLS.
 */
public sealed interface ConnectResult {
    /** The transport is there; go on with the handshake. */
    record Connected() implements ConnectResult {}

    /** Only where the socket does not block ({@code EINPROGRESS}): wait for OP_CONNECT, then ask again. */
    record InProgress() implements ConnectResult {}

    /**
     * There will be no transport, and the socket is closed: open another.
     *
     * @param cause what the operating system said
     */
    record Failed(IOException cause) implements ConnectResult {}
}
