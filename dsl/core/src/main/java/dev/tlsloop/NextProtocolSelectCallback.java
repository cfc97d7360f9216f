package dev.tlsloop;

import java.util.List;

/**
 * A callback that selects a protocol on a client when the server offers Next Protocol Negotiation: pyOpenSSL's
 * {@code set_npn_select_callback}.
 *
 * <pre>{@code
 * Context client = Context.client().versions(TLS_1_2, TLS_1_2).trust(ca)
 *     .onNextProtocolSelect((connection, offered) -> offered.get(0))
 *     .build();
 * }</pre>
 *
 * <p>ALPN replaced NPN, which ends with TLS 1.2: a TLS 1.3 connection offers nothing. New code uses
 * {@link ContextBuilder#alpn}. An exception ends the handshake with handshake_failure and becomes the refusal's cause.
 * An {@link Error} reaches the caller.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-agl-tls-nextprotoneg-03">NPN, draft 03</a>
 */
@FunctionalInterface
public interface NextProtocolSelectCallback {
    /**
     * Selects one of the offered protocols, or, as NPN allows, another one.
     *
     * @param connection the client's connection
     * @param offered the server's protocols in its order
     */
    AlpnProtocol select(Connection connection, List<AlpnProtocol> offered);
}
