package dev.tlsloop;

import java.util.List;

/**
 * A callback that selects the ALPN protocol on a server; called once, if the client offers any.
 *
 * <pre>{@code
 * Context server = Context.server().credential(ca.issue("localhost"))
 *     .onAlpn((connection, offered) -> offered.contains(HTTP_2) ? AlpnAnswer.select(HTTP_2) : AlpnAnswer.noOverlap())
 *     .build();
 * }</pre>
 *
 * <p>An exception refuses the handshake and becomes the refusal's cause; the answer {@code null} refuses it too. An
 * {@link Error} reaches the caller.
 */
@FunctionalInterface
public interface AlpnCallback {
    /**
     * Selects one of the client's protocols.
     *
     * @param connection the server's connection
     * @param offered the client's protocols in its order; never empty
     */
    AlpnAnswer select(Connection connection, List<AlpnProtocol> offered);
}
