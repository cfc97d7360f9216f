package dev.tlsloop;

/**
 * Told how a handshake goes, step by step: pyOpenSSL's {@code set_info_callback}.
 *
 * <pre>{@code
 * List<String> steps = new ArrayList<>();
 * Context client = Context.client().trust(ca)
 *     .onInfo((connection, where, value) -> steps.add(where + " " + value))
 *     .build();
 * }</pre>
 *
 * <p>Which steps there are is the engine's own matter, and changes from release to release. What it throws refuses the
 * handshake with {@link Reason#REJECTED_BY_CALLBACK} and is the refusal's cause; the peer is told nothing.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_info_callback/">SSL_CTX_set_info_callback(3)</a>
 */
@FunctionalInterface
public interface InfoCallback {
    /**
     * Hears of one step.
     *
     * @param connection whose handshake it is
     * @param where in the handshake
     * @param value what the inner function returned, or the alert; see {@link InfoFlag}
     */
    void onInfo(Connection connection, InfoWhere where, int value);
}
