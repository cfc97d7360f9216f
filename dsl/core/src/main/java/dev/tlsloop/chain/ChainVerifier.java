package dev.tlsloop.chain;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A connection, or the engine under it, that verifies a chain without a handshake. Connections of declared contexts do; to
 * ask, see {@code dev.tlsloop.harness.chain.ChainJudge}.
 *
 * <pre>{@code
 * Optional<ChainVerdict> verdict = ((ChainVerifier) connection).verdict(certificates);
 * }</pre>
 */
@FunctionalInterface
public interface ChainVerifier {
    /**
     * The verdict on a chain, as if the peer had presented it. Calls the verify callback of the context.
     *
     * @param chain the certificates as presented, leaf first; at least one
     * @return empty if the engine verifies chains only in a handshake
     */
    Optional<ChainVerdict> verdict(List<X509Certificate> chain);
}
