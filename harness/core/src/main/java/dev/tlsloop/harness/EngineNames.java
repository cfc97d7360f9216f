package dev.tlsloop.harness;

import dev.tlsloop.Side;

/**
 * The engines that ran. Reports print them, because the same contexts may give another result on another engine.
 *
 * @param client name and version, such as {@code jsse 17.0.15}
 * @param server name and version
 */
public record EngineNames(String client, String server) {
    /** The engine of that side. */
    public String of(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /** Both, such as {@code client jsse 17.0.15, server openssl 3.0.19}. */
    @Override
    public String toString() {
        return "client " + client + ", server " + server;
    }
}
