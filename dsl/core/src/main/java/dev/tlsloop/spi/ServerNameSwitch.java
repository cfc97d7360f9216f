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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a server goes on once it knows the name that the client asks for: Python's contract of {@code sni_callback},
 * written once for every engine.
 */
final class ServerNameSwitch {
    private ServerNameSwitch() {}

    /** What was decided. */
    sealed interface Decision {
        /** Goes on with that context. */
        record Serve(Context context) implements Decision {}

        /** Ends the handshake; the refusal holds the alert to send. */
        record Refuse(Refusal refusal) implements Decision {}
    }

    static Decision decide(Context front, Optional<ServerName> name, Connection connection) {
        Optional<Context> listed = name.flatMap(n -> listed(front.serverNames(), n));
        if (listed.isPresent()) {
            return new Decision.Serve(listed.get());
        }
        if (front.serverNameCallback().isPresent()) {
            return ask(front.serverNameCallback().get(), front, name, connection);
        }
        return front.credentials().isEmpty() ? unrecognized(front, name) : new Decision.Serve(front);
    }

    private static Optional<Context> listed(Map<ServerName, Context> table, ServerName name) {
        ServerName lower = new ServerName(name.name().toLowerCase(Locale.ROOT));
        return table.entrySet().stream()
                .filter(e -> e.getKey().name().equalsIgnoreCase(lower.name()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Decision unrecognized(Context front, Optional<ServerName> name) {
        List<String> known = front.serverNames().keySet().stream()
                .map(ServerName::name)
                .sorted()
                .toList();
        String detail = name.map(n -> "the client asks for \"" + n + "\"").orElse("the client sends no server name")
                + ", and this server has a context for " + String.join(", ", known) + " only, and no credential itself";
        return new Decision.Refuse(Refusal.of(Reason.UNRECOGNIZED_NAME, detail).withAlert(Alert.UNRECOGNIZED_NAME));
    }

    private static Decision ask(
            ServerNameCallback callback, Context front, Optional<ServerName> name, Connection connection) {
        ServerNameAnswer answer;
        try {
            answer = callback.onServerName(connection, name, front);
        } catch (RuntimeException e) {
            return rejected(Alert.HANDSHAKE_FAILURE, "the server name callback threw " + e, Optional.of(e));
        }
        if (answer instanceof ServerNameAnswer.Proceed) {
            return new Decision.Serve(front);
        }
        if (answer instanceof ServerNameAnswer.Refuse refuse) {
            return rejected(refuse.alert(), "the server name callback answered " + refuse.alert(), Optional.empty());
        }
        if (answer instanceof ServerNameAnswer.Use use && use.context().side().orElse(Side.SERVER) == Side.SERVER) {
            return new Decision.Serve(use.context());
        }
        String bad = answer == null ? "null" : "a client's context";
        return rejected(
                Alert.INTERNAL_ERROR,
                "the server name callback answered " + bad + "; allowed are proceed(), use(server) and alert(alert)",
                Optional.empty());
    }

    static Decision rejected(Alert alert, String detail, Optional<Throwable> cause) {
        Refusal refusal = Refusal.of(Reason.REJECTED_BY_CALLBACK, detail).withAlert(alert);
        return new Decision.Refuse(cause.map(refusal::causedBy).orElse(refusal));
    }
}
