package dev.tlsloop.contract;

import dev.tlsloop.NamedGroup;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.harness.Outcome;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Repeats FFDHE handshakes of TLS 1.3 that fail because of a SunJSSE defect. SunJSSE strips the leading zeros of the
 * shared secret, which RFC 8446 (7.4.1) keeps, so one in 256 handshakes with another library fails to decrypt.
 */
final class FfdheRetry {
    private static final int ATTEMPTS = 4;

    private FfdheRetry() {}

    /** The first of at most four handshakes that the defect has not spoilt. */
    static <T> T repeated(NamedGroup group, Supplier<T> handshake, Predicate<T> isSpoilt) {
        T result = handshake.get();
        for (int i = 1; i < ATTEMPTS && group.name().startsWith("ffdhe") && isSpoilt.test(result); i++) {
            result = handshake.get();
        }
        return result;
    }

    static boolean isSpoilt(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.refusal().reason() == Reason.BAD_RECORD;
    }

    /** Whether a handshake failed to decrypt; closes the pair if it failed at all. */
    static boolean isSpoilt(ManualPair pair) {
        Optional<Refusal> refusal =
                pair.client().refusal().or(() -> pair.server().refusal());
        refusal.ifPresent(any -> pair.close());
        return refusal.filter(r -> r.reason() == Reason.BAD_RECORD).isPresent();
    }
}
