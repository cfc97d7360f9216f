package dev.tlsloop;

import java.util.List;

/**
 * Chooses a protocol on a client whose server offers Next Protocol Negotiation: pyOpenSSL's
 * {@code set_npn_select_callback}.
 *
 * <pre>{@code
 * Context client = Context.client().versions(TLS_1_2, TLS_1_2).trust(ca)
 *     .onNextProtocolSelect((connection, offered) -> offered.get(0))
 *     .build();
 * }</pre>
 *
 * <p>NPN is what ALPN replaced, and ends with TLS 1.2: where 1.3 is agreed on, nothing is offered. New code uses
 * {@link ContextBuilder#alpn}. What it throws ends the handshake with handshake_failure and is the refusal's cause.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-agl-tls-nextprotoneg-03">NPN, draft 03</a>
 */
@FunctionalInterface
public interface NextProtocolSelectCallback {
    /**
     * The choice: one of those offered, or, as NPN allows, another.
     *
     * @param connection the client's side
     * @param offered by the server, in its order
     */
    AlpnProtocol select(Connection connection, List<AlpnProtocol> offered);
}
