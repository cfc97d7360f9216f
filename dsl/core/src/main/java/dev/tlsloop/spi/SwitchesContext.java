package dev.tlsloop.spi;

/** A {@link ConnectionCore} that can go on with another context in the middle of a connection. */
public interface SwitchesContext {
    /** Goes on with that one, of the same engine, as far as the engine takes it over. */
    void use(ConnectionCoreFactory replacement);
}
