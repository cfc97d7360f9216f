package dev.tlsloop;

/**
 * A TLS implementation that can run a {@link Context}: the JDK's, the system's libssl, or one of your own.
 *
 * <pre>{@code
 * Context client = Context.client().engine(Jsse.engine()).trust(ca).build();
 * }</pre>
 *
 * <p>Engines are found by {@link java.util.ServiceLoader}; a context that names none runs on the default one, the JDK's,
 * whatever else the machine has. To write an engine, see {@code dev.tlsloop.spi}.
 */
public interface Engine {
    /** A short name for messages, such as {@code jsse}. */
    String name();

    /** Whether a context that names no engine runs on this one; by default it does not. */
    default boolean isDefault() {
        return false;
    }

    /** Whether this engine can run here, with its version, or what is missing and how to get it. */
    Availability availability();

    /**
     * Starts an endpoint for that declaration; the caller closes it.
     *
     * @throws UnsupportedSettingException when this engine cannot honour a setting of the declaration
     * @throws IllegalStateException when the engine is not available here; the message carries the remedy
     */
    Endpoint start(Context context);
}
