package dev.tlsloop.wire;

/** What came of reading something from bytes: all of it, not yet all of it, or something that it cannot be. */
public sealed interface Reading<T> {
    /**
     * It is all there.
     *
     * @param length how many bytes of the input it took, record headers included
     */
    record Complete<T>(T value, int length) implements Reading<T> {}

    /** The bytes so far are the beginning of one; more are needed. */
    record Incomplete<T>() implements Reading<T> {}

    /** More bytes cannot make it one. */
    record Malformed<T>(String why) implements Reading<T> {}
}
