package dev.tlsloop.wire;

/**
 * What came of reading something from bytes: all of it, not yet all of it, or something that it cannot be.
 *
 * <pre>{@code
 * if (ClientHello.read(connection.incoming().unread()) instanceof ParseResult.Malformed<ClientHello> malformed) {
 *     throw new AssertionError(malformed.why());
 * }
 * }</pre>
 *
 * @param <T> what is read
 */
public sealed interface ParseResult<T> {
    /**
     * It is all there.
     *
     * @param <T> what was read
     * @param value what was read
     * @param length how many bytes of the input it took, record headers included
     */
    record Complete<T>(T value, int length) implements ParseResult<T> {}

    /**
     * The bytes so far are the beginning of one; more are needed.
     *
     * @param <T> what is read
     */
    record Incomplete<T>() implements ParseResult<T> {}

    /**
     * More bytes cannot make it one.
     *
     * @param <T> what it should have been
     * @param why a sentence for people: what was found, and what was expected
     */
    record Malformed<T>(String why) implements ParseResult<T> {}
}
