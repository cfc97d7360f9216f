package dev.tlsloop.impostors;

import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a client did with every impostor, and so what it checks. It is a value, and as a text it is for people.
 *
 * <pre>{@code
 * ImpostorReport report = Impostors.by(ca).meet(client);
 * System.out.println(report);
 * }</pre>
 *
 * <p>The record may gain components in later releases; do not construct or deconstruct it by position.
 *
 * @param client which engine it runs on
 * @param control how it came out with a sound server, which means more than any refusal; empty where no authority was given
 * @param encounters each impostor once
 */
public record ImpostorReport(String client, Optional<Outcome> control, List<ImpostorResult> encounters) {
    public ImpostorReport {
        encounters = List.copyOf(encounters);
    }

    /** What is known about that check: not checked if one impostor got through, checked if all were refused. */
    public VerificationResult on(VerificationStep step) {
        List<VerificationResult> verdicts = encounters.stream()
                .filter(met -> met.impostor().check() == step)
                .map(ImpostorResult::result)
                .toList();
        return first(verdicts, VerificationResult.NotChecked.class::isInstance)
                .or(() -> first(verdicts, VerificationResult.Unknown.class::isInstance))
                .orElseGet(() -> verdicts.get(0));
    }

    /** What is known by that impostor. */
    public VerificationResult on(Impostor impostor) {
        return encounters.stream()
                .filter(met -> met.impostor() == impostor)
                .map(ImpostorResult::result)
                .findFirst()
                .orElseThrow();
    }

    /** Aligned lines: the client, the sound server, each check, each impostor. */
    @Override
    public String toString() {
        return ReportText.of(this);
    }

    private static Optional<VerificationResult> first(
            List<VerificationResult> verdicts, Predicate<VerificationResult> which) {
        return verdicts.stream().filter(which).findFirst();
    }
}
