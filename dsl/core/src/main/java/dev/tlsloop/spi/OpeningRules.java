package dev.tlsloop.spi;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Opening;
import dev.tlsloop.Side;
import java.util.Optional;
import java.util.function.Supplier;

/** What {@link Endpoint#open} refuses, one sentence a mistake. */
final class OpeningRules {
    private OpeningRules() {}

    static void check(Optional<Context> context, Side side, Opening opening) {
        Optional<Side> declared = context.flatMap(Context::side);
        refuseIf(
                declared.isPresent() && declared.get() != side,
                () -> "open(" + side + ", ...) on a context that is declared as a " + declared.orElse(side)
                        + "; declare it with Context." + side + "(), or Context.of(method) for either side");
        if (side == Side.SERVER) {
            refuseIf(
                    !opening.equals(
                            opening.appData().map(Opening.none()::withAppData).orElse(Opening.none())),
                    () -> "an opening of a server adds nothing but app data; given: " + opening
                            + "; use Opening.none(), the client asks for the name and offers the session");
        } else {
            checkClient(context, opening);
        }
    }

    private static void checkClient(Optional<Context> context, Opening opening) {
        refuseIf(
                context.filter(Context::verifiesHostName).isPresent()
                        && opening.verifyName().isEmpty(),
                () -> "this client verifies the host name, and the opening holds none; use Opening.to(name), or declare"
                        + " insecurelySkipHostName()");
        opening.session()
                .ifPresent(session -> refuseIf(
                        !session.context().equals(context),
                        () ->
                                "the session belongs to another context, and a session is resumed only with the context that it came"
                                        + " from; open without it"));
    }

    /** The sentence is made only for a mistake: this runs for each connection. */
    private static void refuseIf(boolean mistake, Supplier<String> sentence) {
        if (mistake) {
            throw new IllegalArgumentException(sentence.get());
        }
    }
}
