package dev.tlsloop.spi;

import dev.tlsloop.ShutdownFlag;
import java.util.Set;

/** Changes of an open connection: another context, or another shutdown state. */
public interface ContextSwitching {
    /** Continues with another context of the same engine, as far as the engine adopts it. */
    void use(ConnectionCoreFactory replacement);

    /** Replaces the shutdown state; without SENT, the connection can send again. */
    void shutdownState(Set<ShutdownFlag> state);
}
