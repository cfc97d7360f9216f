package dev.tlsloop;

/**
 * A callback for the steps of a handshake: pyOpenSSL's {@code set_info_callback}.
 *
 * <pre>{@code
 * List<String> steps = new ArrayList<>();
 * Context client = Context.client().trust(ca)
 *     .onInfo((connection, where, value) -> steps.add(where + " " + value))
 *     .build();
 * }</pre>
 *
 * <p>The steps differ by engine and change between releases. An exception refuses the handshake with
 * {@link Reason#REJECTED_BY_CALLBACK} and becomes the refusal's cause; the peer gets no alert. An
 * {@link Error} reaches the caller.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_info_callback/">SSL_CTX_set_info_callback(3)</a>
 */
@FunctionalInterface
public interface InfoCallback {
    /**
     * Receives one step.
     *
     * @param connection the connection of the handshake
     * @param where the position in the handshake
     * @param value the return value of the inner function, or the alert; see {@link InfoFlag}
     */
    void onInfo(Connection connection, InfoWhere where, int value);
}
