package dev.tlsloop.harness;

import dev.tlsloop.Side;

/**
 * How the connection ended for both sides.
 *
 * <pre>{@code
 * Endings endings = Loopback.between(client, server).open().closeCleanly(CLIENT);
 * boolean clean = endings.of(SERVER) == Ending.CLEAN;
 * }</pre>
 *
 * @param client how the server's stream ended for the client
 * @param server how the client's stream ended for the server
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-6.1">RFC 8446, closure alerts</a>
 */
public record Endings(Ending client, Ending server) {
    /** How it ended for that side. */
    public Ending of(Side side) {
        return side == Side.CLIENT ? client : server;
    }
}
