package dev.tlsloop;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Refuses null where a declaration is given it, and not in the handshake that it would break or silently change. */
final class Preconditions {
    private Preconditions() {}

    /** @param what the argument and its call, such as {@code callback of onVerify(...)} */
    static <T> T one(T value, String what) {
        if (value == null) {
            throw new NullPointerException("the " + what + " is null; give one, or leave the call out");
        }
        return value;
    }

    /** The same for each of several. */
    static <T> List<T> each(String what, T[] values) {
        return each(what, Stream.of(one(values, what)));
    }

    /** The same for those that come together. */
    static <T> List<T> each(String what, Collection<? extends T> values) {
        return each(what, one(values, what).stream());
    }

    private static <T> List<T> each(String what, Stream<? extends T> values) {
        return values.<T>map(value -> one(value, what)).toList();
    }
}
