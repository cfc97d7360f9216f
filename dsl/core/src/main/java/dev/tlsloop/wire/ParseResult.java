package dev.tlsloop.wire;

/**
 * The result of parsing a message: complete, incomplete or malformed.
 *
 * <pre>{@code
 * if (ClientHello.read(connection.incoming().unread()) instanceof ParseResult.Malformed<ClientHello> malformed) {
 *     throw new AssertionError(malformed.why());
 * }
 * }</pre>
 *
 * @param <T> the type of the message
 */
public sealed interface ParseResult<T> {
    /**
     * The message is complete.
     *
     * @param <T> the type of the message
     * @param value the message
     * @param length its length in the input, in bytes, record headers included
     */
    record Complete<T>(T value, int length) implements ParseResult<T> {}

    /**
     * The bytes are the start of a message, and more are needed.
     *
     * @param <T> the type of the message
     */
    record Incomplete<T>() implements ParseResult<T> {}

    /**
     * The bytes are not the message, and more bytes cannot change that.
     *
     * @param <T> the type of the expected message
     * @param why one sentence with the found and the expected bytes
     */
    record Malformed<T>(String why) implements ParseResult<T> {}
}
