package dev.tlsloop.jsse.external;

import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.certpath.ChainDefect;
import dev.tlsloop.jsse.certpath.ChainInspector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Why a chain was refused by whoever does not say: its trust manager is somebody else's. What can be seen to be wrong
 * with the chain itself is the reason; where nothing is, and the name is right, its last certificate is not trusted.
 */
final class UntrustedChainInference {
    private UntrustedChainInference() {}

    /** The finding, for a chain that is not empty. */
    static ChainDefect of(List<X509Certificate> presented, Side by, ExternalTls external) {
        List<X509Certificate> path = ChainInspector.of(presented, List.of()).path();
        X509Certificate top = path.get(path.size() - 1);
        List<ChainDefect> wrong = new ChainInspector(path, Optional.of(top))
                .findings(Clock.systemUTC().instant(), by);
        if (!wrong.isEmpty()) {
            return wrong.get(0);
        }
        return nameDefect(path.get(0), by, external)
                .orElseGet(() -> ChainDefect.of(
                        Reason.UNKNOWN_ISSUER,
                        path.size() - 1,
                        top,
                        "nothing else is wrong with the chain that was presented, so its end, "
                                + top.getIssuerX500Principal() + ", is not trusted"));
    }

    private static Optional<ChainDefect> nameDefect(X509Certificate leaf, Side by, ExternalTls external) {
        String rule = external.parameters().getEndpointIdentificationAlgorithm();
        boolean unchecked = by != Side.SERVER || rule == null || rule.isEmpty();
        return unchecked
                ? Optional.empty()
                : external.host()
                        .filter(host -> !SubjectAltNameMatcher.include(leaf, host))
                        .map(host -> ChainDefect.of(Reason.NAME_MISMATCH, 0, leaf, "it is not for \"" + host + "\""));
    }
}
