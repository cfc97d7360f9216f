package dev.tlsloop.harness.socket;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Side;
import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.capture.Capture;
import dev.tlsloop.harness.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;

/** The report of a {@link SocketOutcome} as plain text, in the style of the report of an outcome in memory. */
final class SocketOutcomeText {
    private SocketOutcomeText() {}

    /** The whole report in aligned lines, without a line break after the last. */
    static String of(SocketOutcome outcome) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("result", summary(outcome)));
        facts.addAll(facts(outcome));
        return Fact.text(facts);
    }

    static String summary(SocketOutcome outcome) {
        Side side = outcome.side();
        if (outcome instanceof SocketOutcome.Established established) {
            return "the " + side + " is established with " + negotiated(established.negotiated()) + ", and "
                    + (established.hasReceived() ? established.received() + " bytes" : "no byte") + " of the "
                    + side.peer() + " arrived";
        }
        if (outcome instanceof SocketOutcome.RefusedPeer refused) {
            return "the " + side + " refused the " + side.peer() + " because " + refused.reason();
        }
        if (outcome instanceof SocketOutcome.RefusedByPeer refused) {
            return "the " + side.peer() + " refused the " + side
                    + refused.alert().map(alert -> " with " + alert).orElse("");
        }
        if (outcome instanceof SocketOutcome.Abandoned abandoned) {
            return "the handshake stopped " + abandoned.stage() + " of the " + side.peer() + ": " + abandoned.end();
        }
        return "the " + side.peer() + " does not speak TLS: " + ((SocketOutcome.NotTls) outcome).input();
    }

    /** Everything besides the result, the most useful facts first; the transcript comes last. */
    static List<Fact> facts(SocketOutcome outcome) {
        List<Fact> facts = new ArrayList<>();
        if (outcome instanceof SocketOutcome.Refused refused) {
            facts.addAll(Fact.of(outcome.side(), refused.refusal()));
            refused.completed()
                    .ifPresent(before -> facts.add(new Fact(
                            "before", "the " + outcome.side() + " was established with " + negotiated(before))));
        }
        if (outcome instanceof SocketOutcome.Established established) {
            facts.add(new Fact("end", established.end().toString()));
        }
        facts.add(new Fact("engine", outcome.side() + " " + outcome.engine()));
        if (!outcome.transcript().entries().isEmpty()) {
            facts.add(new Fact("transcript", outcome.transcript().toString()));
        }
        return List.copyOf(facts);
    }

    static Capture capture(Transcript transcript) {
        if (transcript.recording().isEmpty()) {
            throw new IllegalStateException("this connection kept no bytes, so it has no capture; keep them with"
                    + " SocketSettings.defaults().withCapture() or .withSecrets()");
        }
        return Capture.of(transcript);
    }

    private static String negotiated(Negotiated agreed) {
        return agreed.version() + ", " + agreed.cipher().name()
                + agreed.alpn().map(alpn -> ", alpn " + alpn).orElse("")
                + (agreed.resumed() ? ", resumed" : "");
    }
}
