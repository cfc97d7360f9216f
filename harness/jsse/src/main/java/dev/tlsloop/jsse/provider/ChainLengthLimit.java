package dev.tlsloop.jsse.provider;

import dev.tlsloop.Context;
import dev.tlsloop.Side;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Refuses a verify depth beyond the longest chain that a provider accepts from a peer. The JDK reads its limits from system
 * properties when TLS is first used in a process, so handshakes in memory find them.
 */
public final class ChainLengthLimit {
    /** More certificates than a handshake message holds. */
    private static final int MOST_PROBED = 200;

    private final SslContextSource source;
    private final Map<Side, Integer> accepted = new EnumMap<>(Side.class);
    private final Map<Side, Integer> refused = new EnumMap<>(Side.class);

    public ChainLengthLimit(SslContextSource source) {
        this.source = source;
    }

    /** Checks each side that the context may take. */
    public void check(Context context, ProviderCapabilities capabilities) {
        if (context.verifyDepth().isPresent() && context.verifiesPeer()) {
            int depth = context.verifyDepth().getAsInt();
            Stream.of(Side.values())
                    .filter(side -> context.side().orElse(side) == side)
                    .forEach(side -> check(side, depth, capabilities));
        }
    }

    private synchronized void check(Side verifier, int depth, ProviderCapabilities capabilities) {
        // A sum, so that Integer.MAX_VALUE does not overflow into a short chain.
        long needed = depth + 1L;
        if (!accepts(verifier, needed) && accepts(verifier, 1)) {
            int longest = longest(verifier);
            throw capabilities.refusal(
                    "verifyDepth(" + depth + ") on a " + verifier,
                    capabilities.subject() + " takes at most " + longest + " certificates from a " + verifier.peer()
                            + ", which are " + (longest - 1) + " intermediates and a leaf",
                    "give verifyDepth(" + (longest - 1) + ") or less, or run it on the engine openssl");
        }
    }

    private boolean accepts(Side verifier, long certificates) {
        if (certificates <= accepted.getOrDefault(verifier, 0)) {
            return true;
        }
        if (certificates >= refused.getOrDefault(verifier, MOST_PROBED + 1)) {
            return false;
        }
        int probed = (int) certificates;
        boolean accepts = ProbeHandshake.acceptsChain(source, verifier, probed);
        (accepts ? accepted : refused).put(verifier, probed);
        return accepts;
    }

    /** By halving, between a chain that is accepted and one that is not. */
    private int longest(Side verifier) {
        int low = accepted.getOrDefault(verifier, 0);
        int high = refused.getOrDefault(verifier, MOST_PROBED + 1);
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (accepts(verifier, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
