package dev.tlsloop.sweeps;

import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The number of outcomes of each kind: a result, or the reason of a refusal. */
final class Tally {
    private final ConcurrentMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    /** The kind of an outcome, such as {@code success} or {@code BAD_RECORD}. */
    static String kind(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                ? refused.reason().name()
                : outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    void add(Outcome outcome) {
        counts.computeIfAbsent(kind(outcome), kind -> new AtomicInteger()).incrementAndGet();
    }

    int of(String kind) {
        AtomicInteger count = counts.get(kind);
        return count == null ? 0 : count.get();
    }

    List<String> kinds() {
        return counts.keySet().stream().sorted().toList();
    }

    @Override
    public String toString() {
        Map<String, AtomicInteger> sorted = new TreeMap<>(counts);
        return sorted.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
