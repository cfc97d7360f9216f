package dev.tlsloop.harness;

import dev.tlsloop.NegotiationMismatch;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a report about a {@link Refusal}. */
final class RefusalText {
    private RefusalText() {}

    /** All lines about a refusal that this side reports. */
    static List<Fact> of(Side side, Refusal refusal) {
        Side sender = refusal.reportedByPeer() ? side.peer() : side;
        List<Fact> facts = new ArrayList<>(evidence(refusal));
        refusal.alert()
                .ifPresent(alert -> facts.add(new Fact("alert", alert + ", " + sender + " to " + sender.peer())));
        Optional<String> known = refusal.alert().map(alert -> "the peer sent " + alert);
        details(refusal).stream()
                .filter(fact -> !known.equals(Optional.of(fact.value())))
                .forEach(facts::add);
        return List.copyOf(facts);
    }

    /** The certificate at fault, and the lists that have nothing in common. */
    static List<Fact> evidence(Refusal refusal) {
        List<Fact> facts = new ArrayList<>();
        CertificateLine.of(refusal).ifPresent(text -> facts.add(new Fact("certificate", text)));
        refusal.mismatch().ifPresent(mismatch -> facts.addAll(facts(mismatch)));
        return facts;
    }

    /** The words of the engine, and the exception that was thrown. */
    static List<Fact> details(Refusal refusal) {
        List<Fact> details = new ArrayList<>();
        String detail = oneLine(refusal.detail());
        if (!detail.isEmpty()) {
            details.add(new Fact("detail", detail));
        }
        refusal.cause()
                .flatMap(cause -> causeBeside(detail, cause))
                .ifPresent(cause -> details.add(new Fact("cause", cause)));
        return details;
    }

    /** The text of the exception, unless the detail repeats its message, or the exception cannot form it. */
    private static Optional<String> causeBeside(String detail, Throwable cause) {
        try {
            boolean repeated = cause.getMessage() != null && detail.contains(oneLine(cause.getMessage()));
            return repeated ? Optional.empty() : Optional.of(oneLine(cause.toString()));
        } catch (Throwable e) {
            return Optional.empty();
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static List<Fact> facts(NegotiationMismatch mismatch) {
        List<String> common = new ArrayList<>(mismatch.offered());
        common.retainAll(mismatch.accepted());
        return List.of(
                new Fact("offered", list(mismatch.offered()) + " (" + mismatch.what() + ", by the client)"),
                new Fact("accepted", list(mismatch.accepted()) + " (by the server)"),
                new Fact("in common", list(common)));
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
