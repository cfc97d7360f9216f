package dev.tlsloop.spi;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Opening;
import dev.tlsloop.Side;
import java.util.Optional;

/** What {@link Endpoint#open} refuses, one sentence a mistake. */
final class OpeningRules {
    private OpeningRules() {}

    static void check(Optional<Context> context, Side side, Opening opening) {
        Optional<Side> declared = context.isPresent() ? context.get().side() : Optional.empty();
        if (declared.isPresent() && declared.get() != side) {
            throw new IllegalArgumentException("open(" + side + ", ...) on a context that is declared as a "
                    + declared.get() + "; declare it with Context." + side
                    + "(), or Context.of(method) for either side");
        }
        if (side == Side.SERVER) {
            checkServer(opening);
        } else {
            checkClient(context, opening);
        }
    }

    private static void checkServer(Opening opening) {
        if (opening != Opening.none() && !opening.equals(withAppDataOf(opening))) {
            throw new IllegalArgumentException("an opening of a server adds nothing but app data; given: " + opening
                    + "; use Opening.none(), the client asks for the name and offers the session");
        }
    }

    private static Opening withAppDataOf(Opening opening) {
        return opening.appData().map(Opening.none()::withAppData).orElse(Opening.none());
    }

    private static void checkClient(Optional<Context> context, Opening opening) {
        boolean verifies = context.isPresent() && context.get().verifiesHostName();
        if (verifies && opening.verifyName().isEmpty()) {
            throw new IllegalArgumentException("this client verifies the host name, and the opening holds none; use"
                    + " Opening.to(name), or declare insecurelySkipHostName()");
        }
        if (opening.session().isPresent() && !opening.session().get().context().equals(context)) {
            throw new IllegalArgumentException("the session belongs to another context, and a session is resumed only"
                    + " with the context that it came from; open without it");
        }
    }
}
