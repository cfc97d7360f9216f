package dev.tlsloop.spi;

import dev.tlsloop.ShutdownFlag;
import java.util.Set;

/** A {@link ConnectionCore} that can be told what to believe about the close, and sends again after that was taken back. */
public interface OverridesShutdown {
    /** Replaces what is believed. */
    void shutdownState(Set<ShutdownFlag> state);
}
