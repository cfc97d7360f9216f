package dev.tlsloop;

/**
 * A callback for the secrets of a connection, in the format of Wireshark: pyOpenSSL's {@code set_keylog_callback}.
 *
 * <pre>{@code
 * Context client = Context.client().trust(ca).onKeyLog((connection, line) -> System.out.println(line)).build();
 * }</pre>
 *
 * <p>For tests only: anyone with the lines can decrypt the traffic. An exception refuses the handshake with
 * {@link Reason#REJECTED_BY_CALLBACK} and becomes the refusal's cause; the peer gets no alert. An
 * {@link Error} reaches the caller.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-tls-keylogfile-02.html">The SSLKEYLOGFILE format</a>
 */
@FunctionalInterface
public interface KeyLogCallback {
    /**
     * Receives one secret.
     *
     * @param connection the connection of the secret
     * @param line a label, the client random and the secret in hexadecimal, without a line end
     */
    void onKeyLog(Connection connection, String line);

    /**
     * Hears that the engine cannot tell the secrets of a connection that was opened with
     * {@link ConnectionSettings#withSecrets}. By default it does nothing.
     *
     * @param connection the connection, before its first byte
     * @param why the obstacle, such as {@code the client is user-supplied, and tells no secrets}
     */
    default void onNoSecrets(Connection connection, String why) {}
}
