package dev.tlsloop.spi;

/** A {@link ConnectionCore} that says where its handshake stands. */
public interface TellsState {
    /** In the engine's own words. */
    String stateName();
}
