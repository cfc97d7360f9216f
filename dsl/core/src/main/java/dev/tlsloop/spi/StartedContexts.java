package dev.tlsloop.spi;

import dev.tlsloop.Context;
import dev.tlsloop.Engine;
import dev.tlsloop.Option;
import dev.tlsloop.Side;
import dev.tlsloop.UnsupportedSettingException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The contexts that one endpoint has started on its engine, or the user-supplied implementation in their place. */
final class StartedContexts {
    private final String engineText;
    private final @Nullable ConnectionCoreFactory external;
    private final Function<Context, ConnectionCoreFactory> starter;
    private final Optional<Engine> declared;
    private final Map<Context, ConnectionCoreFactory> started = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private StartedContexts(
            String engineText,
            @Nullable ConnectionCoreFactory external,
            Optional<Engine> declared,
            Function<Context, ConnectionCoreFactory> starter) {
        this.declared = declared;
        this.engineText = engineText;
        this.external = external;
        this.starter = starter;
    }

    /** Starts a context and the contexts of its server names; closes what it has started when one is refused. */
    static StartedContexts of(Context context, String engineText, Function<Context, ConnectionCoreFactory> starter) {
        StartedContexts contexts = new StartedContexts(engineText, null, context.engine(), starter);
        try {
            contexts.startAll(context);
        } catch (Throwable e) {
            contexts.close();
            throw e;
        }
        return contexts;
    }

    /** The user-supplied implementation, which runs no context. */
    static StartedContexts external(String engineText, ConnectionCoreFactory factory) {
        return new StartedContexts(engineText, factory, Optional.empty(), context -> {
            throw new IllegalStateException("a user-supplied endpoint runs no context; start the context itself");
        });
    }

    /** Returns the started context; starts one that only a callback named. */
    ConnectionCoreFactory factory(Optional<Context> context) {
        if (external != null) {
            return external;
        }
        synchronized (started) {
            checkOpen();
            return started.computeIfAbsent(context.orElseThrow(), this::start);
        }
    }

    /** The engine that a context names, if it is not the engine of this endpoint. */
    Optional<String> otherEngineOf(Context context) {
        return context.engine().map(Engine::name).filter(name -> !isOwn(name));
    }

    private boolean isOwn(String name) {
        return declared.map(Engine::name).map(name::equals).orElseGet(() -> engineText.startsWith(name));
    }

    String engineText() {
        return engineText;
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

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the endpoint on " + engineText + " is closed; start another");
        }
    }

    /** Idempotent. */
    void close() {
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

    private ConnectionCoreFactory start(Context context) {
        if (context.side().equals(Optional.of(Side.SERVER))) {
            ConnectionSettingsRules.checkRequest(context);
        }
        return starter.apply(context);
    }

    private void startAll(Context context) {
        if (!started.containsKey(context)) {
            started.put(context, start(context));
            context.serverNames().forEach((name, served) -> {
                otherEngineOf(served).ifPresent(other -> {
                    throw new UnsupportedSettingException(
                            "onServerName(\"" + name + "\", ...) with a context of the engine " + other,
                            engineText,
                            "one endpoint runs on one engine",
                            "give a context that names no other engine");
                });
                startAll(served);
            });
        }
    }
}
