package dev.tlsloop;

/** A participant of a handshake: a {@link Context}, which starts on demand, or a running {@link Endpoint}. */
public interface Party {
    /**
     * Returns an endpoint that opens connections; the caller closes it. A context starts a new endpoint. An endpoint
     * returns a view of itself, whose {@code close()} does nothing.
     *
     * @throws UnsupportedSettingException when the engine cannot honour a setting of the context
     */
    Endpoint start();
}
