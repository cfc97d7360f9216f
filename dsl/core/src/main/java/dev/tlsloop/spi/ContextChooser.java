package dev.tlsloop.spi;

import dev.tlsloop.Refusal;
import java.util.Optional;
import java.util.function.Consumer;

/** A server connection whose context a callback of the engine selects. */
interface ContextChooser {
    /**
     * Selects the context, once for each connection.
     *
     * @param switching receives the started context to continue with, if it is another one
     * @return the refusal that ends the handshake, with the alert to send; empty to continue
     */
    Optional<Refusal> choose(Consumer<ConnectionCoreFactory> switching);
}
