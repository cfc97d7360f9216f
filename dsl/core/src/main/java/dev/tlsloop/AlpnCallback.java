package dev.tlsloop;

import java.util.List;

/**
 * Chooses the ALPN protocol on a server; called once, when a client offers any.
 *
 * <pre>{@code
 * Context server = Context.server().credential(ca.issue("localhost"))
 *     .onAlpn((connection, offered) -> offered.contains(HTTP_2) ? AlpnAnswer.select(HTTP_2) : AlpnAnswer.noOverlap())
 *     .build();
 * }</pre>
 *
 * <p>What it throws refuses the handshake, as does {@code null}; it never reaches the engine.
 */
@FunctionalInterface
public interface AlpnCallback {
    /**
     * The choice among the client's protocols.
     *
     * @param connection the server's side
     * @param offered by the client, in its order, never empty
     */
    AlpnAnswer select(Connection connection, List<AlpnProtocol> offered);
}
