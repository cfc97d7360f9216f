package dev.tlsloop.spi;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Option;
import dev.tlsloop.Side;
import dev.tlsloop.UnsupportedSettingException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final @Nullable ConnectionCoreFactory external;
    private final Function<Context, ConnectionCoreFactory> starter;
    private final Map<Context, ConnectionCoreFactory> started = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private DefaultEndpoint(
            String engineText,
            @Nullable Context declared,
            @Nullable ConnectionCoreFactory external,
            Function<Context, ConnectionCoreFactory> starter) {
        this.engineText = engineText;
        this.declared = declared;
        this.external = external;
        this.starter = starter;
    }

    /**
     * Starts a context and the contexts of its server names, so that it refuses an unsupported setting immediately.
     *
     * @param engineText the name and version of the engine, for messages
     * @param starter starts one context on the engine, and throws {@link UnsupportedSettingException}
     */
    public static Endpoint of(Context context, String engineText, Function<Context, ConnectionCoreFactory> starter) {
        DefaultEndpoint endpoint = new DefaultEndpoint(engineText, context, null, starter);
        try {
            endpoint.startAll(context);
        } catch (RuntimeException e) {
            endpoint.close();
            throw e;
        }
        return endpoint;
    }

    /** Creates an endpoint around a user-supplied TLS implementation; it has no context. */
    public static Endpoint external(String engineText, ConnectionCoreFactory factory) {
        return new DefaultEndpoint(engineText, null, factory, context -> {
            throw new IllegalStateException("a user-supplied endpoint runs no context; start the context itself");
        });
    }

    @Override
    public Connection open(Side side, ConnectionSettings settings) {
        checkOpen();
        Objects.requireNonNull(side, "the side of open(side, settings) is null; give Side.CLIENT or Side.SERVER");
        Objects.requireNonNull(
                settings, "the settings of open(side, settings) are null; give ConnectionSettings.none() for nothing");
        ConnectionSettingsRules.check(context(), side, settings);
        return new DefaultConnection(this, side, settings);
    }

    @Override
    public Optional<Context> context() {
        return Optional.ofNullable(declared);
    }

    @Override
    public String engineText() {
        return engineText;
    }

    @Override
    public Endpoint start() {
        checkOpen();
        return new View(this);
    }

    @Override
    public void close() {
        synchronized (started) {
            if (!closed) {
                closed = true;
                started.values().forEach(ConnectionCoreFactory::close);
                if (external != null) {
                    external.close();
                }
            }
        }
    }

    @Override
    public String toString() {
        return engineText + (declared == null ? ", user-supplied" : ", " + declared);
    }

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the endpoint on " + engineText + " is closed; start another");
        }
    }

    boolean choosesByServerName(Optional<Context> serving) {
        return external == null
                ? serving.filter(c -> !letsEngineChoose(c))
                        .map(Context::switchesByServerName)
                        .orElse(false)
                : external.choosesByServerName();
    }

    /** Whether the engine itself selects the context by server name, after it reads the ClientHello. */
    static boolean letsEngineChoose(Context context) {
        return context.switchesByServerName() && context.options().contains(Option.ENGINE_SNI);
    }

    /** Returns the started context; starts one that only a callback named. */
    ConnectionCoreFactory factory(Optional<Context> context) {
        if (external != null) {
            return external;
        }
        synchronized (started) {
            checkOpen();
            return started.computeIfAbsent(context.orElseThrow(), starter);
        }
    }

    private void startAll(Context context) {
        if (!started.containsKey(context)) {
            started.put(context, starter.apply(context));
            context.serverNames().values().forEach(this::startAll);
        }
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
