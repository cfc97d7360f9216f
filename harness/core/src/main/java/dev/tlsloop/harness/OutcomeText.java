package dev.tlsloop.harness;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report of an {@link Outcome} as plain text: the result, the reason and the transcript. It has no colour and no clock. */
final class OutcomeText {
    private OutcomeText() {}

    /** The whole report in aligned lines, without a line break after the last. */
    static String of(Outcome outcome) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("result", summary(outcome)));
        facts.addAll(facts(outcome));
        return Fact.text(facts);
    }

    /** The result in one line, such as {@code it failed on the client because CERTIFICATE_EXPIRED}. */
    static String summary(Outcome outcome) {
        if (outcome instanceof Outcome.Success success) {
            return "it succeeded with " + negotiated(success.client());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return "it failed on the " + refused.side() + " because " + refused.reason();
        }
        if (outcome instanceof Outcome.Stalled stalled) {
            return "it stalled: " + standing(Side.CLIENT, stalled.client()) + ", "
                    + standing(Side.SERVER, stalled.server());
        }
        return "the sides disagree about " + String.join("; ", ((Outcome.Disagreed) outcome).differences());
    }

    /** Everything besides the result, the most useful facts first; the transcript comes last. */
    static List<Fact> facts(Outcome outcome) {
        List<Fact> facts = new ArrayList<>();
        if (outcome instanceof Outcome.Refused refused) {
            facts.addAll(RefusalText.evidence(refused.refusal()));
            refused.alert().ifPresent(alert -> facts.add(new Fact("alert", alert + ", " + way(refused))));
            otherSide(refused).ifPresent(text -> facts.add(new Fact("other side", text)));
        }
        if (isPuzzling(outcome)) {
            facts.add(new Fact("client cert", outcome.clientCertificate().toString()));
        }
        facts.add(new Fact("engines", outcome.engines().toString()));
        if (outcome instanceof Outcome.Refused refused) {
            facts.addAll(RefusalText.details(refused.refusal()));
        }
        if (!outcome.transcript().entries().isEmpty()) {
            facts.add(new Fact("transcript", outcome.transcript().toString()));
        }
        return List.copyOf(facts);
    }

    /** Whether a test of client certificates may fail because the client sent none. */
    private static boolean isPuzzling(Outcome outcome) {
        return outcome.clientCertificate() instanceof ClientCertificate.Withheld
                || outcome instanceof Outcome.Success
                        && outcome.clientCertificate() instanceof ClientCertificate.NotAsked notAsked
                        && notAsked.unused().isPresent();
    }

    /** The side that refuses sends the alert, unless a fault put it into the stream of its peer. */
    private static String way(Outcome.Refused refused) {
        boolean forged =
                refused.refusal().reportedByPeer() && !refused.reported().equals(Optional.of(refused.refusal()));
        return forged
                ? refused.side().peer() + " to " + refused.side() + ", by a fault"
                : refused.side() + " to " + refused.side().peer();
    }

    private static Optional<String> otherSide(Outcome.Refused refused) {
        List<String> parts = new ArrayList<>();
        refused.completed()
                .map(Negotiated::version)
                .ifPresent(version -> parts.add("had completed its handshake by then"
                        + (version == TlsVersion.TLS_1_3 ? ", which is normal in TLS 1.3" : "")));
        refused.reported()
                .filter(reported -> !reported.reportedByPeer())
                .ifPresent(reported -> parts.add("reported " + reported.reason() + " later, as a consequence"));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("the " + refused.side().peer() + " " + String.join("; it ", parts));
    }

    private static String negotiated(Negotiated agreed) {
        return agreed.version() + ", " + agreed.cipher().name()
                + agreed.alpn().map(alpn -> ", alpn " + alpn).orElse("")
                + (agreed.resumed() ? ", resumed" : "");
    }

    private static String standing(Side side, HandshakeProgress progress) {
        return "the " + side
                + switch (progress) {
                    case ESTABLISHED -> " is established";
                    case WAITS -> " waits for the " + side.peer();
                    case TALKS -> " was still talking when the step budget ran out";
                    case CLOSED -> " was closed by the " + side.peer();
                    case ENDED -> " lost the " + side.peer() + " to an end of file";
                };
    }
}
