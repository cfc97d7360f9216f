package dev.tlsloop.harness.capture;

import dev.tlsloop.Side;

/**
 * The addresses and ports of one run. They are from the blocks for documentation, so that no real host has them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5737">RFC 5737</a>
 */
record Addresses(int clientAddress, int clientPort) {
    private static final int CLIENTS = 0xc0000200;
    private static final int SERVER = 0xc6336401;
    private static final int SERVER_PORT = 443;
    private static final int FIRST_PORT = 49_152;
    private static final int PORTS = 65_536 - FIRST_PORT;
    private static final int HOSTS = 254;

    /** The addresses of the run with that number, from 0: 192.0.2.1 port 49152 for the first, and another port for each. */
    static Addresses ofRun(int number) {
        return new Addresses(CLIENTS + 1 + number / PORTS % HOSTS, FIRST_PORT + number % PORTS);
    }

    /** The IPv4 address of that side. */
    int address(Side side) {
        return side == Side.CLIENT ? clientAddress : SERVER;
    }

    /** The TCP port of that side. */
    int port(Side side) {
        return side == Side.CLIENT ? clientPort : SERVER_PORT;
    }
}
