package dev.tlsloop.spi;

/** A {@link Machine} that says where its handshake stands. */
public interface TellsState {
    /** In the engine's own words. */
    String stateName();
}
