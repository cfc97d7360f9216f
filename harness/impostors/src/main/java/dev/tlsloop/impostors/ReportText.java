package dev.tlsloop.impostors;

import dev.tlsloop.Reason;
import dev.tlsloop.harness.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a report: aligned lines. */
final class ReportText {
    private static final String LINE = "  %-" + widest() + "s  %-8s  %s";

    private ReportText() {}

    static String of(ImpostorReport report) {
        return Fact.text(facts(report));
    }

    static List<Fact> facts(ImpostorReport report) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("client", report.client()));
        facts.add(new Fact("control", report.control().map(ReportText::control).orElse("none, no authority is given")));
        for (VerificationStep step : VerificationStep.values()) {
            facts.add(new Fact(step.toString(), word(report.on(step))));
        }
        facts.add(new Fact(
                "impostors", report.encounters().stream().map(ReportText::line).collect(Collectors.joining("\n"))));
        unknown(report).ifPresent(unknown -> {
            facts.add(new Fact("unknown", "because " + unknown.why()));
            facts.add(new Fact("remedy", unknown.remedy()));
        });
        return List.copyOf(facts);
    }

    private static String control(ClientOutcome outcome) {
        return outcome.isAccepted() ? "accepts a sound server" : "does not accept a sound server, " + outcome.summary();
    }

    private static String word(VerificationResult result) {
        if (result instanceof VerificationResult.Checked) {
            return "checked";
        }
        return result instanceof VerificationResult.NotChecked ? "NOT CHECKED" : "unknown";
    }

    private static String line(ImpostorResult met) {
        String what = met.impostor().description();
        if (met.result() instanceof VerificationResult.Checked checked) {
            return LINE.formatted(met.impostor(), "refused", what + " (" + evidence(checked.outcome()) + ")");
        }
        return LINE.formatted(
                met.impostor(), met.result() instanceof VerificationResult.NotChecked ? "ACCEPTED" : "unknown", what);
    }

    private static String evidence(ClientOutcome outcome) {
        return outcome instanceof ClientOutcome.OverSockets call
                ? OverSocketsText.evidence(call)
                : outcome.reason().map(Reason::name).orElseThrow();
    }

    private static Optional<VerificationResult.Unknown> unknown(ImpostorReport report) {
        return report.encounters().stream()
                .map(ImpostorResult::result)
                .filter(VerificationResult.Unknown.class::isInstance)
                .map(VerificationResult.Unknown.class::cast)
                .findFirst();
    }

    private static int widest() {
        return Stream.of(Impostor.values())
                .mapToInt(impostor -> impostor.name().length())
                .max()
                .orElseThrow();
    }
}
