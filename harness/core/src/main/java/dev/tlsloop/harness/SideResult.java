package dev.tlsloop.harness;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import java.util.Optional;

/**
 * The report of one side at the end of a handshake.
 *
 * @param progress its progress, without regard to a refusal
 * @param negotiated its parameters, if it was established at any time
 * @param refusal its refusal, by itself or by its peer
 * @param step the step of the refusal
 */
record SideResult(HandshakeProgress progress, Optional<Negotiated> negotiated, Optional<Refusal> refusal, int step) {
    /** Whether this side refused. */
    boolean foundFault() {
        return refusal.filter(known -> !known.reportedByPeer()).isPresent();
    }

    /** Whether the peer of this side refused and sent an alert. */
    boolean wasToldByPeer() {
        return refusal.filter(Refusal::reportedByPeer).isPresent();
    }
}
