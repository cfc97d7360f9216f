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
 * How a server goes on once it knows the name that the client asks for: Python's contract of {@code sni_callback},
 * written once for every engine.
 */
public final class ServerNameSelector {
    private ServerNameSelector() {}

    /**
     * For engines that have a callback of their own, to be called from it: asks the table and the user, under the same
     * contract. Once the handshake has been decided it decides no more.
     *
     * @param connection the one that the machine works for
     * @param switching is given the started form of the context to go on with, where that is another than the front's
     * @return why the handshake ends, with the alert to send; empty when it goes on
     */
    public static Optional<Refusal> inside(Connection connection, Consumer<ConnectionCoreFactory> switching) {
        return ((ContextChooser) connection).choose(switching);
    }

    /**
     * Decides, and starts serving with what was decided.
     *
     * @param serving is given the context to go on with; when it cannot be started, the callback chose badly
     * @return why the handshake ends, with the alert to send; empty when it goes on
     */
    static Optional<Refusal> decide(
            Optional<Context> front,
            Optional<ServerName> name,
            Connection connection,
            Consumer<Optional<Context>> serving) {
        Decision decision = front.filter(Context::switchesByServerName)
                .map(f -> decision(f, name, connection))
                .orElseGet(() -> new Decision(front, Optional.empty()));
        if (decision.refusal.isPresent()) {
            return decision.refusal;
        }
        try {
            serving.accept(decision.context);
            return Optional.empty();
        } catch (UnsupportedSettingException e) {
            return Optional.of(
                    rejection(Alert.INTERNAL_ERROR, "the server name callback chose badly: " + e.getMessage())
                            .withCause(e));
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
        } catch (Exception e) {
            return refuse(rejection(Alert.HANDSHAKE_FAILURE, "the server name callback threw " + e)
                    .withCause(e));
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
                                answer.alert(), "the server name callback cannot be asked: " + cause.getMessage())
                        .withCause(cause))
                .orElseGet(() -> rejection(answer.alert(), "the server name callback answered " + answer.alert()));
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

    /** A context to go on with, or why not. */
    private record Decision(Optional<Context> context, Optional<Refusal> refusal) {}
}
