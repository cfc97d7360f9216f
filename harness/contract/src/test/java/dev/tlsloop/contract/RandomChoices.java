package dev.tlsloop.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random choices from one seed, which make a run repeatable. */
record RandomChoices(Random random) {
    static RandomChoices of(long seed) {
        return new RandomChoices(new Random(seed));
    }

    /** Returns true with that probability, in percent. */
    boolean lands(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Picks at least one of the values, in their order. */
    <T> List<T> someOf(List<T> choices) {
        List<T> some = new ArrayList<>(choices);
        some.removeIf(choice -> lands(50));
        return some.isEmpty() ? List.of(oneOf(choices)) : some;
    }

    /** Picks at least one of the values, in any order. */
    <T> List<T> shuffledOf(List<T> choices) {
        List<T> some = new ArrayList<>(someOf(choices));
        Collections.shuffle(some, random);
        return some;
    }
}
