package dev.tlsloop;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Checks for null arguments in the call that passes them, before a handshake fails on them. */
final class Preconditions {
    private Preconditions() {}

    /** @param what the argument and its call, such as {@code callback of onVerify(...)} */
    static <T> T one(T value, String what) {
        if (value == null) {
            throw new NullPointerException("the " + what + " is null; give one, or leave the call out");
        }
        return value;
    }

    /** Checks each element of an array. */
    static <T> List<T> each(String what, T[] values) {
        return each(what, Stream.of(one(values, what)));
    }

    /** Checks each element of a collection. */
    static <T> List<T> each(String what, Collection<? extends T> values) {
        return each(what, one(values, what).stream());
    }

    private static <T> List<T> each(String what, Stream<? extends T> values) {
        return values.<T>map(value -> one(value, what)).toList();
    }
}
