package dev.tlsloop.spi;

import dev.tlsloop.Protocol;
import java.util.Optional;

/** A {@link Machine} that speaks NPN. */
public interface NegotiatesNextProtocol {
    /** What was agreed; empty for nothing. */
    Optional<Protocol> nextProtocol();
}
