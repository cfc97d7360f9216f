package dev.tlsloop.harness;

import dev.tlsloop.Alert;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import java.util.Optional;

/**
 * The report of one side at the end of a handshake.
 *
 * @param progress its progress, without regard to a refusal
 * @param negotiated its parameters, if it was established at any time
 * @param refusal its refusal, by itself or by its peer
 * @param forged the alert that ended this side although its peer did not send it
 * @param step the step of the refusal
 */
record SideResult(
        HandshakeProgress progress,
        Optional<Negotiated> negotiated,
        Optional<Refusal> refusal,
        Optional<Alert> forged,
        int step) {
    /** Whether this side ended the connection, and not because of its peer. */
    boolean foundFault() {
        return refusal.isPresent() && !wasToldByPeer();
    }

    /** Whether the peer of this side refused and sent an alert. */
    boolean wasToldByPeer() {
        return forged.isEmpty() && refusal.filter(Refusal::reportedByPeer).isPresent();
    }
}
