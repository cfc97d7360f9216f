package dev.tlsloop.harness;

import dev.tlsloop.Side;

/**
 * How the connection ended for both sides.
 *
 * <pre>{@code
 * StreamEnds endings = Loopback.between(client, server).open().closeNotify(CLIENT);
 * boolean clean = endings.of(SERVER) == StreamEnd.CLEAN;
 * }</pre>
 *
 * @param client how the server's stream ended for the client
 * @param server how the client's stream ended for the server
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-6.1">RFC 8446, closure alerts</a>
 */
public record StreamEnds(StreamEnd client, StreamEnd server) {
    /** How it ended for that side. */
    public StreamEnd of(Side side) {
        return side == Side.CLIENT ? client : server;
    }
}
