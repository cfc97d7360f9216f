package dev.tlsloop;

/**
 * A TLS implementation that runs a {@link Context}, such as the JDK's or the system's libssl.
 *
 * <pre>{@code
 * Context client = Context.client().engine(Jsse.engine()).trust(ca).build();
 * }</pre>
 *
 * <p>{@link java.util.ServiceLoader} finds engines. A context without an engine runs on the default one, the JDK's,
 * whatever other engines are installed. To write an engine, see {@code dev.tlsloop.spi}.
 */
public interface Engine {
    /** A short name for messages, such as {@code jsse}. */
    String name();

    /** Whether a context without an engine runs on this one; false by default. */
    default boolean isDefault() {
        return false;
    }

    /** The availability of this engine on this machine. */
    Availability availability();

    /**
     * Starts an endpoint for a context; the caller closes it.
     *
     * @throws UnsupportedSettingException when this engine cannot honour a setting of the context
     * @throws IllegalStateException when the engine is not available; the message has the remedy
     */
    Endpoint start(Context context);
}
