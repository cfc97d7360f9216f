package dev.tlsloop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a cipher string works on: the suites selected so far, in order, and those that still can be. Every step keeps
 * the order of what it moves.
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

    /** Selects what is not selected yet. */
    void add(Predicate<CipherProperties> wanted) {
        selected.addAll(take(available, wanted));
    }

    /** Lets go of them; what was let go of last comes back first. */
    void delete(Predicate<CipherProperties> unwanted) {
        available.addAll(0, take(selected, unwanted));
    }

    /** Lets go of them for good. */
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
