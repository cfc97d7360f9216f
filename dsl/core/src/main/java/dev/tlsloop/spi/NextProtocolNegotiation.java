package dev.tlsloop.spi;

import dev.tlsloop.AlpnProtocol;
import java.util.Optional;

/** Next Protocol Negotiation, the predecessor of ALPN. */
public interface NextProtocolNegotiation {
    /** The negotiated protocol; empty for none. */
    Optional<AlpnProtocol> nextProtocol();
}
