package dev.tlsloop.openssl.engine;

import dev.tlsloop.spi.ConnectionCore;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The open connections of one context, which close together with it. */
final class OpenConnections {
    /** Weak references, so that the garbage collector finds a connection that was never closed. */
    private final Set<ConnectionCore> cores = Collections.newSetFromMap(new WeakHashMap<>());

    synchronized void add(ConnectionCore core) {
        cores.add(core);
    }

    /** Removes a closed connection at once: a weak reference left to the collector costs it more. */
    synchronized void remove(ConnectionCore core) {
        cores.remove(core);
    }

    synchronized List<ConnectionCore> all() {
        return List.copyOf(cores);
    }
}
