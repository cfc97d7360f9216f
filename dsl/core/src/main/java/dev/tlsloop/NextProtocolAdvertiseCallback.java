package dev.tlsloop;

import java.util.List;

/**
 * A callback that lists the protocols of a server for Next Protocol Negotiation: pyOpenSSL's
 * {@code set_npn_advertise_callback}.
 *
 * <pre>{@code
 * Context server = Context.server().versions(TLS_1_2, TLS_1_2).credential(ca.issue("localhost"))
 *     .onNextProtocolAdvertise(connection -> AlpnProtocol.listOf("http/1.1", "spdy/2"))
 *     .build();
 * }</pre>
 *
 * <p>ALPN replaced NPN, which ends with TLS 1.2: a TLS 1.3 connection advertises nothing. New code uses
 * {@link ContextBuilder#alpn}. An exception refuses the handshake and becomes the refusal's cause. An
 * {@link Error} reaches the caller.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-agl-tls-nextprotoneg-03">NPN, draft 03</a>
 */
@FunctionalInterface
public interface NextProtocolAdvertiseCallback {
    /**
     * The protocols, in the server's order.
     *
     * @param connection the server's connection
     */
    List<AlpnProtocol> advertise(Connection connection);
}
