package dev.tlsloop;

import java.util.List;

/**
 * Lists what a server speaks by Next Protocol Negotiation: pyOpenSSL's {@code set_npn_advertise_callback}.
 *
 * <pre>{@code
 * Context server = Context.server().versions(TLS_1_2, TLS_1_2).credential(ca.issue("localhost"))
 *     .onNextProtocolAdvertise(connection -> AlpnProtocol.listOf("http/1.1", "spdy/2"))
 *     .build();
 * }</pre>
 *
 * <p>NPN is what ALPN replaced, and ends with TLS 1.2: where 1.3 is agreed on, nothing is advertised. New code uses
 * {@link ContextBuilder#alpn}. What it throws refuses the handshake and is the refusal's cause.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-agl-tls-nextprotoneg-03">NPN, draft 03</a>
 */
@FunctionalInterface
public interface NextProtocolAdvertiseCallback {
    /**
     * The protocols, in the server's order.
     *
     * @param connection the server's side
     */
    List<AlpnProtocol> advertise(Connection connection);
}
