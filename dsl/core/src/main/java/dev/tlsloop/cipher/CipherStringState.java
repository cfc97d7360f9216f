package dev.tlsloop.cipher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The state of the cipher string parser: the selected suites in order, and the suites that a later rule can add. Each
 * operation keeps the order of the suites that it moves.
 */
final class CipherStringState {
    private final List<CipherProperties> selected = new ArrayList<>();
    private final List<CipherProperties> available;

    CipherStringState(List<CipherProperties> available) {
        this.available = new ArrayList<>(available);
    }

    List<CipherProperties> selected() {
        return List.copyOf(selected);
    }

    List<CipherProperties> available() {
        return List.copyOf(available);
    }

    /** Appends the available suites that match. */
    void add(Predicate<CipherProperties> wanted) {
        selected.addAll(take(available, wanted));
    }

    /** Removes the suites, and makes them available to a later rule ahead of those deleted before. */
    void delete(Predicate<CipherProperties> unwanted) {
        available.addAll(0, take(selected, unwanted));
    }

    /** Removes the suites permanently: no later rule can add them. */
    void kill(Predicate<CipherProperties> unwanted) {
        selected.removeIf(unwanted);
        available.removeIf(unwanted);
    }

    void moveToEnd(Predicate<CipherProperties> moved) {
        selected.addAll(take(selected, moved));
    }

    void moveToFront(Predicate<CipherProperties> moved) {
        selected.addAll(0, take(selected, moved));
    }

    void sortByStrength() {
        selected.sort(Comparator.comparingInt(CipherProperties::bits).reversed());
    }

    private static List<CipherProperties> take(List<CipherProperties> from, Predicate<CipherProperties> which) {
        List<CipherProperties> taken = from.stream().filter(which).toList();
        from.removeIf(which);
        return taken;
    }
}
