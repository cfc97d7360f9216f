package dev.tlsloop.openssl;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The machines of one context that are to be closed with it. */
final class OpenConnections {
    /** Weak, so that a connection that is forgotten is found by the garbage collector. */
    private final Set<OpenSslConnectionCore> machines = Collections.newSetFromMap(new WeakHashMap<>());

    synchronized OpenSslConnectionCore with(OpenSslConnectionCore core) {
        machines.add(core);
        return core;
    }

    /** What is closed is forgotten at once: a weak reference that is left to the collector costs it more. */
    synchronized void without(OpenSslConnectionCore core) {
        machines.remove(core);
    }

    synchronized List<OpenSslConnectionCore> all() {
        return List.copyOf(machines);
    }
}
