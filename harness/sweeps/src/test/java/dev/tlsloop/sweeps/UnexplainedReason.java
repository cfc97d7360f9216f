package dev.tlsloop.sweeps;

import dev.tlsloop.Refusal;
import java.util.List;
import java.util.stream.Stream;

/** A refusal without a reason of its own, and the cause why the engine gives no better evidence. */
record UnexplainedReason(String detail, String cause) {
    static final List<UnexplainedReason> ALL = List.of();

    static boolean covers(Refusal refusal) {
        return Stream.concat(
                        Stream.of(refusal.detail()), refusal.errors().stream().map(Object::toString))
                .anyMatch(text -> ALL.stream().anyMatch(known -> text.contains(known.detail())));
    }
}
