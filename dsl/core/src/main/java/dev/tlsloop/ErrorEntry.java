package dev.tlsloop;

/**
 * One entry of an engine's error queue, as pyOpenSSL's {@code Error} lists them: library, function, reason.
 *
 * <pre>{@code
 * List<ErrorEntry> errors = connection.refusal().orElseThrow().errors();
 * }</pre>
 *
 * <p>The words are the engine's own and change between its releases; to decide, use {@link Reason}.
 *
 * @param library the part of the engine that found the fault, such as {@code SSL routines}
 * @param function where in it; empty on OpenSSL 3, which no longer tells
 * @param reason what was wrong, such as {@code certificate verify failed}
 * @see <a href="https://docs.openssl.org/3.0/man3/ERR_get_error/">ERR_get_error(3)</a>
 */
public record ErrorEntry(String library, String function, String reason) {}
