package dev.tlsloop;

/**
 * Whatever can take part in a handshake: a {@link Context}, which is started when it is needed, or an
 * {@link Endpoint} that is running already.
 */
public interface Party {
    /**
     * An endpoint to open connections on; the caller closes it. A Context starts a new one; an Endpoint lends itself,
     * and closing that loan does nothing.
     *
     * @throws UnsupportedSettingException when the engine cannot honour a setting of the declaration
     */
    Endpoint start();
}
