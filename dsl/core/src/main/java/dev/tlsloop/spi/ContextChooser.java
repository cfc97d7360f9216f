package dev.tlsloop.spi;

import dev.tlsloop.Refusal;
import java.util.Optional;
import java.util.function.Consumer;

/** A server's connection whose context is chosen from within a callback of the engine. */
interface ContextChooser {
    /**
     * Chooses the context, once for each connection.
     *
     * @param switching receives the started form of the context to continue with, where that is another one
     * @return why the handshake ends, with the alert to send; empty when it goes on
     */
    Optional<Refusal> choose(Consumer<ConnectionCoreFactory> switching);
}
