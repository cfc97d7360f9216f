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
 * An endpoint, written once for every engine: it checks openings, starts the contexts that its server names lead to, and
 * opens connections on the engine's machines.
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
    private final @Nullable ConnectionCoreFactory brought;
    private final Function<Context, ConnectionCoreFactory> starter;
    private final Map<Context, ConnectionCoreFactory> started = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private DefaultEndpoint(
            String engineText,
            @Nullable Context declared,
            @Nullable ConnectionCoreFactory brought,
            Function<Context, ConnectionCoreFactory> starter) {
        this.engineText = engineText;
        this.declared = declared;
        this.brought = brought;
        this.starter = starter;
    }

    /**
     * Starts a declaration, and the contexts in its table of server names, so that a setting that the engine cannot
     * honour is refused now.
     *
     * @param engineText name and version for messages
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

    /** An endpoint around what the user brought: it has no declaration. */
    public static Endpoint brought(String engineText, ConnectionCoreFactory factory) {
        return new DefaultEndpoint(engineText, null, factory, context -> {
            throw new IllegalStateException("an endpoint that was brought runs no context");
        });
    }

    @Override
    public Connection open(Side side, ConnectionSettings settings) {
        checkOpen();
        Objects.requireNonNull(side, "the side of open(side, opening) is null; give Side.CLIENT or Side.SERVER");
        Objects.requireNonNull(
                settings, "the opening of open(side, opening) is null; give ConnectionSettings.none() for nothing");
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
        return new Loan(this);
    }

    @Override
    public void close() {
        synchronized (started) {
            if (!closed) {
                closed = true;
                started.values().forEach(ConnectionCoreFactory::close);
                if (brought != null) {
                    brought.close();
                }
            }
        }
    }

    @Override
    public String toString() {
        return engineText + (declared == null ? ", brought" : ", " + declared);
    }

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the endpoint on " + engineText + " is closed; start another");
        }
    }

    boolean choosesByServerName(Optional<Context> serving) {
        return brought == null
                ? serving.filter(c -> !letsEngineChoose(c))
                        .map(Context::switchesByServerName)
                        .orElse(false)
                : brought.choosesByServerName();
    }

    /** Whether a server of that context is asked for a choice by the engine, after it has been given the hello. */
    static boolean letsEngineChoose(Context context) {
        return context.switchesByServerName() && context.options().contains(Option.ENGINE_SNI);
    }

    /** The started form of a context that this endpoint serves; starts it if a callback brought it up. */
    ConnectionCoreFactory factory(Optional<Context> context) {
        if (brought != null) {
            return brought;
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

    /** The same endpoint, lent: closing the loan does nothing. */
    private record Loan(DefaultEndpoint lender) implements Endpoint {
        @Override
        public Connection open(Side side, ConnectionSettings settings) {
            return lender.open(side, settings);
        }

        @Override
        public Optional<Context> context() {
            return lender.context();
        }

        @Override
        public String engineText() {
            return lender.engineText();
        }

        @Override
        public Endpoint start() {
            return lender.start();
        }

        @Override
        public void close() {}
    }
}
