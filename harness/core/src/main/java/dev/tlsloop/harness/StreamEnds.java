package dev.tlsloop.harness;

import dev.tlsloop.Side;

/**
 * The end of a connection for both sides.
 *
 * <pre>{@code
 * StreamEnds endings = Loopback.between(client, server).open().closeNotify(CLIENT);
 * boolean clean = endings.of(SERVER) == StreamEnd.CLEAN;
 * }</pre>
 *
 * @param client the end of the server's stream for the client
 * @param server the end of the client's stream for the server
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-6.1">RFC 8446, closure alerts</a>
 */
public record StreamEnds(StreamEnd client, StreamEnd server) {
    /** The end for that side. */
    public StreamEnd of(Side side) {
        return side == Side.CLIENT ? client : server;
    }
}
