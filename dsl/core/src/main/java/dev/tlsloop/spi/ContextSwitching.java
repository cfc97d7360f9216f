package dev.tlsloop.spi;

import dev.tlsloop.ShutdownFlag;
import java.util.Set;

/** Changes to a live connection: another context, and another shutdown state. */
public interface ContextSwitching {
    /** Continues with another context of the same engine, as far as the engine adopts it. */
    void use(ConnectionCoreFactory replacement);

    /** Replaces the shutdown state; the connection sends again when SENT is taken out. */
    void shutdownState(Set<ShutdownFlag> state);
}
