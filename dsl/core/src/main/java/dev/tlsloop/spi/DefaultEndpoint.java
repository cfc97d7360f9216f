package dev.tlsloop.spi;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Side;
import dev.tlsloop.UnsupportedSettingException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of every engine: it checks connection settings, starts the contexts of its server names, and opens
 * connections on the engine's cores.
 *
 * <pre>{@code
 * Endpoint start(Context context) {
 *     return DefaultEndpoint.of(context, "myengine 1.0", starter);
 * }
 * }</pre>
 */
public final class DefaultEndpoint implements Endpoint {
    private final String engineText;
    private final @Nullable Context declared;
    private final StartedContexts contexts;
    private final Optional<Object> tlsObject;

    private DefaultEndpoint(
            String engineText, @Nullable Context declared, StartedContexts contexts, Optional<Object> tlsObject) {
        this.engineText = engineText;
        this.declared = declared;
        this.contexts = contexts;
        this.tlsObject = tlsObject;
    }

    /**
     * Starts a context and the contexts of its server names, so that it refuses an unsupported setting immediately.
     *
     * @param engineText the name and version of the engine, for messages
     * @param starter starts one context on the engine, and throws {@link UnsupportedSettingException}
     */
    public static Endpoint of(Context context, String engineText, Function<Context, ConnectionCoreFactory> starter) {
        return new DefaultEndpoint(
                engineText, context, StartedContexts.of(context, engineText, starter), Optional.empty());
    }

    /** Creates an endpoint around a user-supplied TLS implementation; it has no context. */
    public static Endpoint external(String engineText, ConnectionCoreFactory factory) {
        return external(engineText, factory, Optional.empty());
    }

    /** The same with the TLS object that it is, for {@link Endpoint#tlsObject}. */
    public static Endpoint external(String engineText, ConnectionCoreFactory factory, Optional<Object> tlsObject) {
        return new DefaultEndpoint(engineText, null, StartedContexts.external(engineText, factory), tlsObject);
    }

    @Override
    public Connection open(Side side, ConnectionSettings settings) {
        contexts.checkOpen();
        Objects.requireNonNull(side, "the side of open(side, settings) is null; give Side.CLIENT or Side.SERVER");
        Objects.requireNonNull(
                settings, "the settings of open(side, settings) are null; give ConnectionSettings.none() for nothing");
        ConnectionSettingsRules.check(context(), side, settings);
        Connection connection = new DefaultConnection(this, contexts, side, settings);
        if (declared == null) {
            settings.secrets()
                    .ifPresent(listener -> listener.onNoSecrets(
                            connection, "the " + side + " is user-supplied, and tells no secrets"));
        }
        return connection;
    }

    @Override
    public Optional<Context> context() {
        return Optional.ofNullable(declared);
    }

    @Override
    public Optional<Object> tlsObject() {
        return tlsObject;
    }

    @Override
    public String engineText() {
        return engineText;
    }

    @Override
    public Endpoint start() {
        contexts.checkOpen();
        return new View(this);
    }

    @Override
    public void close() {
        contexts.close();
    }

    @Override
    public String toString() {
        return engineText + (declared == null ? ", user-supplied" : ", " + declared);
    }

    /** A view of an endpoint whose {@code close()} does nothing. */
    private record View(DefaultEndpoint endpoint) implements Endpoint {
        @Override
        public Connection open(Side side, ConnectionSettings settings) {
            return endpoint.open(side, settings);
        }

        @Override
        public Optional<Context> context() {
            return endpoint.context();
        }

        @Override
        public Optional<Object> tlsObject() {
            return endpoint.tlsObject();
        }

        @Override
        public String engineText() {
            return endpoint.engineText();
        }

        @Override
        public Endpoint start() {
            return endpoint.start();
        }

        @Override
        public void close() {}
    }
}
