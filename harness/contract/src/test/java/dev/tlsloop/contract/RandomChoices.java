package dev.tlsloop.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random choices from one seed, so that a run can be repeated. */
record RandomChoices(Random random) {
    static RandomChoices of(long seed) {
        return new RandomChoices(new Random(seed));
    }

    /** True in so many of a hundred throws. */
    boolean lands(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** At least one of them, in their order. */
    <T> List<T> someOf(List<T> choices) {
        List<T> some = new ArrayList<>(choices);
        some.removeIf(choice -> lands(50));
        return some.isEmpty() ? List.of(oneOf(choices)) : some;
    }

    /** At least one of them, in any order. */
    <T> List<T> shuffledOf(List<T> choices) {
        List<T> some = new ArrayList<>(someOf(choices));
        Collections.shuffle(some, random);
        return some;
    }
}
