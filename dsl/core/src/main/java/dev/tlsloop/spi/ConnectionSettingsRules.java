package dev.tlsloop.spi;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Side;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules of {@link Endpoint#open} and {@link Connection#use}; each error text says what was given, what is wrong and
 * what to do.
 */
final class ConnectionSettingsRules {
    private ConnectionSettingsRules() {}

    static void check(Optional<Context> context, Side side, ConnectionSettings settings) {
        Optional<Side> declared = context.isPresent() ? context.get().side() : Optional.empty();
        if (declared.isPresent() && declared.get() != side) {
            throw new IllegalArgumentException("open(" + side + ", ...) on a context that is declared as a "
                    + declared.get()
                    + "; declare it with Context." + side
                    + "(), or Context.of(method) for either side");
        }
        if (side == Side.SERVER) {
            checkServer(settings);
        } else {
            checkClient(context, settings);
        }
    }

    /** The names of a CertificateRequest must fit into it, or an engine drops them or throws in the handshake. */
    static void checkRequest(Context server) {
        if (server.verifiesPeer() && server.clientCas().isEmpty()) {
            server.namedAuthorities();
        }
    }

    /** The rules of {@link Connection#use}. */
    static void checkUse(Context replacement, Side side, StartedContexts contexts, Optional<Context> serving) {
        Objects.requireNonNull(replacement, "the context of use(...) is null; give one");
        if (replacement.side().orElse(side) != side) {
            throw new IllegalArgumentException("use(...) on a " + side + " is given the context of a " + side.peer()
                    + "; give Context." + side + "()...build()");
        }
        if (serving.isEmpty()) {
            throw new IllegalStateException("use(...) on " + contexts.engineText()
                    + ", a user-supplied endpoint, which runs no context; start the context itself");
        }
        contexts.otherEngineOf(replacement).ifPresent(other -> {
            throw new IllegalArgumentException("use(...) is given a context of the engine " + other + ", and this"
                    + " connection runs on " + contexts.engineText() + "; give a context that names no other engine");
        });
    }

    private static void checkServer(ConnectionSettings settings) {
        if (settings != ConnectionSettings.none() && !settings.equals(ofServer(settings))) {
            throw new IllegalArgumentException(
                    "the settings of a server connection hold only app data; given: " + settings
                            + "; use ConnectionSettings.none(), because the client chooses the name and the session");
        }
    }

    private static ConnectionSettings ofServer(ConnectionSettings settings) {
        ConnectionSettings plain =
                settings.appData().map(ConnectionSettings.none()::withAppData).orElse(ConnectionSettings.none());
        return settings.secrets().map(plain::withSecrets).orElse(plain);
    }

    private static void checkClient(Optional<Context> context, ConnectionSettings settings) {
        boolean verifies = context.isPresent() && context.get().verifiesHostName();
        if (verifies && settings.verifyName().isEmpty()) {
            throw new IllegalArgumentException("this client verifies the host name, and the settings have none; use"
                    + " ConnectionSettings.forServer(name), or declare insecurelySkipHostName()");
        }
        if (settings.session().isPresent()
                && !settings.session().get().context().equals(context)) {
            throw new IllegalArgumentException("the session belongs to another context, and only its own context can"
                    + " resume it; open without it");
        }
    }
}
