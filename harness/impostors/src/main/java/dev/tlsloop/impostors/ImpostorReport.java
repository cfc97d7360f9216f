package dev.tlsloop.impostors;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The result of a client for each impostor, and the checks that follow from it. It is a value; its text is a table.
 *
 * <pre>{@code
 * ImpostorReport report = Impostors.by(ca).meet(client);
 * System.out.println(report);
 * }</pre>
 *
 * <p>The record may gain components in later releases; do not construct or deconstruct it by position.
 *
 * @param client the engine of the client, or {@code a client over sockets}
 * @param control the outcome with a sound server, without which no refusal counts; empty if no authority was given
 * @param encounters the result for each impostor
 */
public record ImpostorReport(String client, Optional<ClientOutcome> control, List<ImpostorResult> encounters) {
    public ImpostorReport {
        encounters = List.copyOf(encounters);
    }

    /** The result for that check: not checked if the client accepted one of its impostors, checked if it refused all. */
    public VerificationResult on(VerificationStep step) {
        List<VerificationResult> verdicts = encounters.stream()
                .filter(met -> met.impostor().check() == step)
                .map(ImpostorResult::result)
                .toList();
        return first(verdicts, VerificationResult.NotChecked.class::isInstance)
                .or(() -> first(verdicts, VerificationResult.Unknown.class::isInstance))
                .orElseGet(() -> verdicts.get(0));
    }

    /** The result for that impostor. */
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
