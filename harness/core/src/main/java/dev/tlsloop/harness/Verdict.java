package dev.tlsloop.harness;

import dev.tlsloop.Alert;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.Transcript;
import java.util.Optional;

/**
 * The outcome that follows from the reports of both sides. A pure and total function: the side that refused first is the
 * refusing one, and the progress of the sides counts only if neither refused.
 *
 * @param transcript the transcript that is evidence
 * @param shown the transcript of the outcome
 */
record Verdict(
        SideResult client,
        SideResult server,
        Party servedBy,
        ClientCertificate certificate,
        EngineNames engines,
        Transcript transcript,
        Transcript shown) {
    /** The verdict on a run whose transcript is shown as it is judged. */
    Verdict(
            SideResult client,
            SideResult server,
            Party servedBy,
            ClientCertificate certificate,
            EngineNames engines,
            Transcript transcript) {
        this(client, server, servedBy, certificate, engines, transcript, transcript);
    }

    /** The same verdict with another transcript in its outcome. */
    Verdict showing(Transcript other) {
        return new Verdict(client, server, servedBy, certificate, engines, transcript, other);
    }

    Outcome outcome() {
        Optional<Side> finder = earliest(client.foundFault(), server.foundFault());
        if (finder.isPresent()) {
            return refused(finder.get(), of(finder.get()).refusal().orElseThrow());
        }
        // Only an alert arrived: the side that sent it refused, and its alert is the evidence.
        Optional<Side> hearer = earliest(client.wasToldByPeer(), server.wasToldByPeer());
        if (hearer.isPresent()) {
            return refused(hearer.get().peer(), of(hearer.get()).refusal().orElseThrow());
        }
        return agreed();
    }

    private Outcome refused(Side side, Refusal refusal) {
        SideResult other = of(side.peer());
        Refusal known = alert(side, refusal)
                .map(alert -> explained(refusal, alert).withAlert(alert))
                .orElse(refusal);
        return new Outcome.Refused(side, known, other.refusal(), other.negotiated(), certificate, engines, shown);
    }

    /** An engine may give no reason and still send an alert that has only one. */
    private static Refusal explained(Refusal refusal, Alert alert) {
        return refusal.reason() == Reason.OTHER ? refusal.withReason(Reason.saidBy(alert)) : refusal;
    }

    private Optional<Alert> alert(Side side, Refusal refusal) {
        return refusal.alert()
                .or(() -> of(side.peer())
                        .refusal()
                        .filter(Refusal::reportedByPeer)
                        .flatMap(Refusal::alert))
                .or(() -> transcript.clearAlert(side));
    }

    private Outcome agreed() {
        boolean talks = client.progress() == HandshakeProgress.TALKS || server.progress() == HandshakeProgress.TALKS;
        if (talks || client.negotiated().isEmpty() || server.negotiated().isEmpty()) {
            return new Outcome.Stalled(client.progress(), server.progress(), certificate, engines, shown);
        }
        Negotiated atClient = client.negotiated().get();
        Negotiated atServer = server.negotiated().get();
        return Outcome.Disagreed.differences(atClient, atServer).isEmpty()
                ? new Outcome.Success(atClient, atServer, servedBy, certificate, engines, shown)
                : new Outcome.Disagreed(atClient, atServer, certificate, engines, shown);
    }

    private Optional<Side> earliest(boolean clientDid, boolean serverDid) {
        if (clientDid && serverDid) {
            return Optional.of(client.step() <= server.step() ? Side.CLIENT : Side.SERVER);
        }
        if (clientDid) {
            return Optional.of(Side.CLIENT);
        }
        return serverDid ? Optional.of(Side.SERVER) : Optional.empty();
    }

    private SideResult of(Side side) {
        return side == Side.CLIENT ? client : server;
    }
}
