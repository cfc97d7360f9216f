package dev.tlsloop.spi;

import dev.tlsloop.AlpnProtocol;
import java.util.Optional;

/** A {@link ConnectionCore} that speaks NPN. */
public interface NegotiatesNextProtocol {
    /** What was agreed; empty for nothing. */
    Optional<AlpnProtocol> nextProtocol();
}
