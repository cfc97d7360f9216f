package dev.tlsloop.contract;

import dev.tlsloop.NamedGroup;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.harness.Outcome;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * In TLS 1.3 SunJSSE leaves out the zeros at the beginning of an FFDHE secret, which RFC 8446, 7.4.1 keeps: one of 256
 * handshakes with any other library ends in a record that does not open. It is made anew then.
 */
final class FfdheRetry {
    private static final int ATTEMPTS = 4;

    private FfdheRetry() {}

    /** The first of a few handshakes that such a secret has not spoilt. */
    static <T> T spared(NamedGroup group, Supplier<T> handshake, Predicate<T> isSpoilt) {
        T made = handshake.get();
        for (int i = 1; i < ATTEMPTS && group.name().startsWith("ffdhe") && isSpoilt.test(made); i++) {
            made = handshake.get();
        }
        return made;
    }

    static boolean isSpoilt(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.refusal().reason() == Reason.BAD_RECORD;
    }

    /** Closes what is spoilt. */
    static boolean isSpoilt(ManualPair pair) {
        Optional<Refusal> refusal =
                pair.client().refusal().or(() -> pair.server().refusal());
        refusal.ifPresent(any -> pair.close());
        return refusal.filter(r -> r.reason() == Reason.BAD_RECORD).isPresent();
    }
}
