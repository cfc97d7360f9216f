package dev.tlsloop.spi;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Side;
import java.util.Optional;

/** What {@link Endpoint#open} refuses, one sentence a mistake. */
final class ConnectionSettingsRules {
    private ConnectionSettingsRules() {}

    static void check(Optional<Context> context, Side side, ConnectionSettings settings) {
        Optional<Side> declared = context.isPresent() ? context.get().side() : Optional.empty();
        if (declared.isPresent() && declared.get() != side) {
            throw new IllegalArgumentException("open(" + side + ", ...) on a context that is declared as a "
                    + declared.get() + "; declare it with Context." + side
                    + "(), or Context.of(method) for either side");
        }
        if (side == Side.SERVER) {
            checkServer(settings);
        } else {
            checkClient(context, settings);
        }
    }

    private static void checkServer(ConnectionSettings settings) {
        if (settings != ConnectionSettings.none() && !settings.equals(withAppDataOf(settings))) {
            throw new IllegalArgumentException("an opening of a server adds nothing but app data; given: " + settings
                    + "; use ConnectionSettings.none(), the client asks for the name and offers the session");
        }
    }

    private static ConnectionSettings withAppDataOf(ConnectionSettings settings) {
        return settings.appData().map(ConnectionSettings.none()::withAppData).orElse(ConnectionSettings.none());
    }

    private static void checkClient(Optional<Context> context, ConnectionSettings settings) {
        boolean verifies = context.isPresent() && context.get().verifiesHostName();
        if (verifies && settings.verifyName().isEmpty()) {
            throw new IllegalArgumentException("this client verifies the host name, and the opening holds none; use"
                    + " ConnectionSettings.forServer(name), or declare insecurelySkipHostName()");
        }
        if (settings.session().isPresent()
                && !settings.session().get().context().equals(context)) {
            throw new IllegalArgumentException("the session belongs to another context, and a session is resumed only"
                    + " with the context that it came from; open without it");
        }
    }
}
