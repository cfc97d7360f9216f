package dev.tlsloop.harness;

import dev.tlsloop.Side;

/**
 * Which engines ran, for messages: the same declarations may come out differently on others.
 *
 * @param client name and version, such as {@code jsse 17.0.15}
 * @param server name and version
 */
public record EngineNames(String client, String server) {
    /** The engine of that side. */
    public String of(Side side) {
        return side == Side.CLIENT ? client : server;
    }
}
