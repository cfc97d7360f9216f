package dev.tlsloop;

/**
 * An entry of an engine's error queue, as in pyOpenSSL's {@code Error}: library, function, reason.
 *
 * <pre>{@code
 * List<ErrorEntry> errors = connection.refusal().orElseThrow().errors();
 * }</pre>
 *
 * <p>The texts are the engine's and change between its releases, so test the {@link Reason} instead.
 *
 * @param library the part of the engine that reported the error, such as {@code SSL routines}
 * @param function the function that reported it; empty on OpenSSL 3
 * @param reason the error, such as {@code certificate verify failed}
 * @see <a href="https://docs.openssl.org/3.0/man3/ERR_get_error/">ERR_get_error(3)</a>
 */
public record ErrorEntry(String library, String function, String reason) {}
