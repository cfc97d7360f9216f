package dev.tlsloop.jsse.brought;

import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.path.ChainWalk;
import dev.tlsloop.jsse.path.Finding;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Why a chain was refused by whoever does not say: its trust manager is somebody else's. What can be seen to be wrong
 * with the chain itself is the reason; where nothing is, and the name is right, its last certificate is not trusted.
 */
final class Elimination {
    private Elimination() {}

    /** The finding, for a chain that is not empty. */
    static Finding of(List<X509Certificate> presented, Side by, Brought brought) {
        List<X509Certificate> path = ChainWalk.of(presented, List.of()).path();
        X509Certificate top = path.get(path.size() - 1);
        List<Finding> wrong =
                new ChainWalk(path, Optional.of(top)).findings(Clock.systemUTC().instant(), by);
        if (!wrong.isEmpty()) {
            return wrong.get(0);
        }
        return misnamed(path.get(0), by, brought)
                .orElseGet(() -> Finding.of(
                        Reason.UNKNOWN_ISSUER,
                        path.size() - 1,
                        top,
                        "nothing else is wrong with the chain that was presented, so its end, "
                                + top.getIssuerX500Principal() + ", is not trusted"));
    }

    private static Optional<Finding> misnamed(X509Certificate leaf, Side by, Brought brought) {
        String rule = brought.parameters().getEndpointIdentificationAlgorithm();
        boolean unchecked = by != Side.SERVER || rule == null || rule.isEmpty();
        return unchecked
                ? Optional.empty()
                : brought.host()
                        .filter(host -> !SubjectNames.include(leaf, host))
                        .map(host -> Finding.of(Reason.NAME_MISMATCH, 0, leaf, "it is not for \"" + host + "\""));
    }
}
