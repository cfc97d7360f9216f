package dev.tlsloop.harness;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import java.util.Optional;

/**
 * What one side reported by the end of a handshake.
 *
 * @param progress where it stands, leaving its refusal aside
 * @param negotiated what it believes was agreed, if it was established at any time
 * @param refusal its refusal, first hand or heard
 * @param step the step at which it reported the refusal
 */
record SideResult(HandshakeProgress progress, Optional<Negotiated> negotiated, Optional<Refusal> refusal, int step) {
    /** Whether this side found a fault itself. */
    boolean found() {
        return refusal.filter(known -> !known.reportedByPeer()).isPresent();
    }

    /** Whether this side was told of one. */
    boolean heard() {
        return refusal.filter(Refusal::reportedByPeer).isPresent();
    }
}
