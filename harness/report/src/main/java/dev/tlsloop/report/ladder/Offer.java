package dev.tlsloop.report.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One subject of the negotiation: the offer of one side and the answer of the other.
 *
 * @param what the subject, such as {@code cipher suites}
 * @param offered the names that one side offered, in its order
 * @param accepted the names that the other side accepts, in its order; empty if the wire does not say
 * @param chosen the answer of the other side; empty without one
 */
public record Offer(String what, List<String> offered, Optional<List<String>> accepted, Optional<String> chosen) {
    public Offer {
        offered = List.copyOf(offered);
        accepted = accepted.map(List::copyOf);
    }

    /** The names in both lists, in the order of the offer; just the answer if only that is known. */
    public List<String> common() {
        List<String> common = new ArrayList<>(offered);
        common.retainAll(accepted.orElseGet(() -> chosen.map(List::of).orElse(List.of())));
        return common;
    }

    /** Whether the answer is one that was not offered. */
    public boolean isForeign() {
        return chosen.filter(name -> !offered.contains(name)).isPresent();
    }
}
