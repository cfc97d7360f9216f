package dev.tlsloop.spi;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import java.util.Optional;

/** Adds what the clear part of a handshake tells about a refusal that an engine could not place by itself. */
final class Explanation {
    private Explanation() {}

    static Refusal of(Refusal engines, Side side, HelloFacts facts, Machine machine) {
        if (engines.heard()) {
            return engines;
        }
        Refusal known = engines.alert().isPresent()
                ? engines
                : facts.alertFrom(side).map(engines::withAlert).orElse(engines);
        if (known.reason() != Reason.OTHER) {
            return known;
        }
        Refusal placed = known.withReason(known.alert().map(Reason::saidBy).orElse(Reason.OTHER));
        return side == Side.SERVER
                ? nothingInCommon(facts, machine).map(n -> merged(placed, n)).orElse(placed)
                : placed;
    }

    private static Optional<Refusal> nothingInCommon(HelloFacts facts, Machine machine) {
        return facts.clientHello()
                .flatMap(hello -> machine.acceptance().flatMap(a -> NothingInCommon.explain(hello, a)));
    }

    private static Refusal merged(Refusal engines, Refusal explanation) {
        return new Refusal(
                explanation.reason(),
                engines.alert(),
                false,
                engines.depth(),
                engines.certificate(),
                explanation.mismatch(),
                explanation.detail() + " (" + engines.detail() + ")",
                engines.cause());
    }
}
