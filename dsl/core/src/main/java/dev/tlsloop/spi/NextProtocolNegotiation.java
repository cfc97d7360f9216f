package dev.tlsloop.spi;

import dev.tlsloop.AlpnProtocol;
import java.util.Optional;

/** Next Protocol Negotiation (NPN), the predecessor of ALPN. */
public interface NextProtocolNegotiation {
    /** The negotiated protocol; empty without one. */
    Optional<AlpnProtocol> nextProtocol();
}
