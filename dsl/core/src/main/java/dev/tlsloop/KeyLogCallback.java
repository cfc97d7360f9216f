package dev.tlsloop;

/**
 * Told the secrets of a connection, for Wireshark: pyOpenSSL's {@code set_keylog_callback}.
 *
 * <pre>{@code
 * Context client = Context.client().trust(ca).onKeyLog((connection, line) -> System.out.println(line)).build();
 * }</pre>
 *
 * <p>Whoever reads the lines reads the traffic: for tests only. What it throws refuses the handshake with
 * {@link Reason#REJECTED_BY_CALLBACK} and is the refusal's cause; the peer is told nothing.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-tls-keylogfile-02.html">The SSLKEYLOGFILE format</a>
 */
@FunctionalInterface
public interface KeyLogCallback {
    /**
     * Hears of one secret.
     *
     * @param connection whose secret it is
     * @param line a label, the client random and the secret in hexadecimal, without a line end
     */
    void onKeyLog(Connection connection, String line);
}
