package dev.tlsloop.spi;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerName;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.ServerNameCallback;
import dev.tlsloop.Side;
import dev.tlsloop.UnsupportedSettingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The selection of a server's context by the requested server name, with the contract of Python's {@code sni_callback},
 * shared by all engines.
 */
public final class ServerNameSelector {
    private ServerNameSelector() {}

    /**
     * Selects the context from inside a server name callback of the engine. Further calls for the same connection
     * select nothing.
     *
     * @param connection the connection of the core
     * @param switching receives the started context to continue with, if it is another one
     * @return the refusal that ends the handshake, with the alert to send; empty to continue
     */
    public static Optional<Refusal> inside(Connection connection, Consumer<ConnectionCoreFactory> switching) {
        return ((ContextChooser) connection).choose(switching);
    }

    /**
     * Selects the context and starts it.
     *
     * @param contexts the contexts of the endpoint, which start the selected one
     * @param serving receives the context to continue with, which has started
     * @return the refusal that ends the handshake, with the alert to send; empty to continue
     */
    static Optional<Refusal> decide(
            Optional<Context> front,
            Optional<ServerName> name,
            Connection connection,
            StartedContexts contexts,
            Consumer<Optional<Context>> serving) {
        Decision decision = front.filter(Context::switchesByServerName)
                .map(f -> decision(f, name, connection))
                .orElseGet(() -> new Decision(front, Optional.empty()));
        if (decision.refusal.isPresent()) {
            return decision.refusal;
        }
        contexts.checkOpen();
        Optional<Refusal> obstacle = decision.context.flatMap(selected -> start(selected, contexts));
        if (obstacle.isEmpty()) {
            serving.accept(decision.context);
        }
        return obstacle;
    }

    private static Optional<Refusal> start(Context selected, StartedContexts contexts) {
        Optional<String> other = contexts.otherEngineOf(selected);
        if (other.isPresent()) {
            return Optional.of(rejection(
                    Alert.INTERNAL_ERROR,
                    "the server name callback selected a context of the engine " + other.get() + ", and this connection"
                            + " runs on " + contexts.engineText() + "; select a context that names no other engine"));
        }
        try {
            contexts.factory(Optional.of(selected));
            return Optional.empty();
        } catch (UnsupportedSettingException e) {
            return Optional.of(rejection(
                            Alert.INTERNAL_ERROR,
                            "the server name callback selected a context that cannot start: " + e.getMessage())
                    .withCause(e));
        } catch (Throwable e) {
            return Optional.of(Refusal.thrownBy("start of the context that the server name callback selected", e)
                    .withAlert(Alert.INTERNAL_ERROR));
        }
    }

    private static Decision decision(Context front, Optional<ServerName> name, Connection connection) {
        Optional<Context> listed = name.flatMap(n -> listed(front.serverNames(), n));
        if (listed.isPresent()) {
            return serve(listed.get());
        }
        if (front.serverNameCallback().isPresent()) {
            return ask(front.serverNameCallback().get(), front, name, connection);
        }
        return front.credentials().isEmpty() ? refuse(unrecognized(front, name)) : serve(front);
    }

    private static Optional<Context> listed(Map<ServerName, Context> table, ServerName name) {
        return table.entrySet().stream()
                .filter(e -> e.getKey().name().equalsIgnoreCase(name.name()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Refusal unrecognized(Context front, Optional<ServerName> name) {
        List<String> known = front.serverNames().keySet().stream()
                .map(ServerName::name)
                .sorted()
                .toList();
        String asked = name.map(n -> "the client asks for \"" + n + "\"").orElse("the client sends no server name");
        String detail = asked + ", and this server has a context for " + String.join(", ", known)
                + " only, and no credential itself";
        return Refusal.of(Reason.UNRECOGNIZED_NAME, detail).withAlert(Alert.UNRECOGNIZED_NAME);
    }

    private static Decision ask(
            ServerNameCallback callback, Context front, Optional<ServerName> name, Connection connection) {
        try {
            return decision(callback.onServerName(connection, name, front), front);
        } catch (Throwable e) {
            return refuse(Refusal.thrownBy("server name callback", e).withAlert(Alert.HANDSHAKE_FAILURE));
        }
    }

    private static Decision decision(ServerNameAnswer answer, Context front) {
        if (answer instanceof ServerNameAnswer.Proceed) {
            return serve(front);
        }
        if (answer instanceof ServerNameAnswer.Refuse refuse) {
            return refuse(refusal(refuse));
        }
        if (answer instanceof ServerNameAnswer.Use use && use.context().side().orElse(Side.SERVER) == Side.SERVER) {
            return serve(use.context());
        }
        String bad = answer == null ? "null" : "a client's context";
        return refuse(rejection(
                Alert.INTERNAL_ERROR,
                "the server name callback answered " + bad + "; allowed are proceed(), use(server) and alert(alert)"));
    }

    private static Refusal refusal(ServerNameAnswer.Refuse answer) {
        return answer.cause()
                .map(cause -> rejection(
                                answer.alert(), "the server name callback cannot be called: " + cause.getMessage())
                        .withCause(cause))
                .orElseGet(() -> rejection(answer.alert()));
    }

    /** Python sends internal_error for each number that is not an alert description. */
    private static Refusal rejection(Alert answered) {
        String detail = "the server name callback answered " + answered;
        return Alert.ofName(answered.name()).isPresent()
                ? rejection(answered, detail)
                : rejection(
                        Alert.INTERNAL_ERROR,
                        detail + ", which the registry does not name, so the server sent " + Alert.INTERNAL_ERROR);
    }

    private static Refusal rejection(Alert alert, String detail) {
        return Refusal.of(Reason.REJECTED_BY_CALLBACK, detail).withAlert(alert);
    }

    private static Decision serve(Context context) {
        return new Decision(Optional.of(context), Optional.empty());
    }

    private static Decision refuse(Refusal refusal) {
        return new Decision(Optional.empty(), Optional.of(refusal));
    }

    /** The context to continue with, or the refusal. */
    private record Decision(Optional<Context> context, Optional<Refusal> refusal) {}

    /** A server connection whose context a callback of the engine selects. */
    interface ContextChooser {
        /**
         * Selects the context, once for each connection.
         *
         * @param switching receives the started context to continue with, if it is another one
         * @return the refusal that ends the handshake, with the alert to send; empty to continue
         */
        Optional<Refusal> choose(Consumer<ConnectionCoreFactory> switching);
    }
}
