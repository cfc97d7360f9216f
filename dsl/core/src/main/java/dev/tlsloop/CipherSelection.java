package dev.tlsloop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a cipher string works on: the suites selected so far, in order, and those that still can be. Every step keeps
 * the order of what it moves.
 */
final class CipherSelection {
    private final List<CipherTraits> selected = new ArrayList<>();
    private final List<CipherTraits> available;

    CipherSelection(List<CipherTraits> available) {
        this.available = new ArrayList<>(available);
    }

    List<CipherTraits> selected() {
        return List.copyOf(selected);
    }

    List<CipherTraits> available() {
        return List.copyOf(available);
    }

    /** Selects what is not selected yet. */
    void add(Predicate<CipherTraits> wanted) {
        selected.addAll(take(available, wanted));
    }

    /** Lets go of them; what was let go of last comes back first. */
    void delete(Predicate<CipherTraits> unwanted) {
        available.addAll(0, take(selected, unwanted));
    }

    /** Lets go of them for good. */
    void kill(Predicate<CipherTraits> unwanted) {
        selected.removeIf(unwanted);
        available.removeIf(unwanted);
    }

    void moveToEnd(Predicate<CipherTraits> moved) {
        selected.addAll(take(selected, moved));
    }

    void moveToFront(Predicate<CipherTraits> moved) {
        selected.addAll(0, take(selected, moved));
    }

    void sortByStrength() {
        selected.sort(Comparator.comparingInt(CipherTraits::bits).reversed());
    }

    private static List<CipherTraits> take(List<CipherTraits> from, Predicate<CipherTraits> which) {
        List<CipherTraits> taken = from.stream().filter(which).toList();
        from.removeIf(which);
        return taken;
    }
}
