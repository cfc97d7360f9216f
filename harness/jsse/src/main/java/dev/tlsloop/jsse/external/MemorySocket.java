package dev.tlsloop.jsse.external;

import dev.tlsloop.bio.MemoryBio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/** A connected socket in memory: writes go to one BIO, and reads come from another. */
public final class MemorySocket extends Socket {
    private static final byte[] NOWHERE = {127, 0, 0, 1};
    private static final int PORTS = 65_535;
    private static final AtomicInteger CONNECTED = new AtomicInteger();

    private final MemorySocketImpl wires;

    private MemorySocket(MemorySocketImpl wires) throws IOException {
        super(wires);
        this.wires = wires;
        connect(new InetSocketAddress(nowhere(), port()));
    }

    public static MemorySocket connected() {
        try {
            return new MemorySocket(new MemorySocketImpl());
        } catch (IOException e) {
            throw new UncheckedIOException("a socket in memory does not connect", e);
        }
    }

    /** Connects it to those queues until others take their place. */
    void wire(MemoryBio in, MemoryBio out) {
        wires.wire(in, out);
    }

    /** JSSE finds a session to resume by host and port, so each connection has a port of its own, made up. */
    private static int port() {
        return 1 + Math.floorMod(CONNECTED.getAndIncrement(), PORTS);
    }

    private static InetAddress nowhere() throws UnknownHostException {
        return InetAddress.getByAddress("memory.invalid", NOWHERE);
    }
}
