package dev.tlsloop.sweeps;

import java.util.ArrayList;
import java.util.Arrays;
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

    int below(int bound) {
        return random.nextInt(bound);
    }

    byte[] bytes(int bound) {
        byte[] bytes = new byte[below(bound)];
        random.nextBytes(bytes);
        return bytes;
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[below(choices.length)];
    }

    /** Picks up to three different values, in any order; at least one. */
    <T> List<T> someOf(T[] choices) {
        List<T> some = new ArrayList<>(Arrays.asList(choices));
        Collections.shuffle(some, random);
        return some.subList(0, 1 + below(Math.min(3, some.size())));
    }
}
