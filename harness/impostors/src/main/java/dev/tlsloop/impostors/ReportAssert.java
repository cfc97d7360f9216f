package dev.tlsloop.impostors;

import dev.tlsloop.harness.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sentence about a report, made by {@link ImpostorAssertions#assertThat}.
 *
 * <pre>{@code
 * assertThat(Impostors.by(ca).meet(client)).checks(VerificationStep.CHAIN).doesNotCheck(VerificationStep.HOST_NAME);
 * }</pre>
 *
 * <p>Every method throws {@link AssertionError} where it is otherwise, and where it is not known: what nobody could try is
 * not taken for granted.
 */
public final class ReportAssert {
    private final ImpostorReport report;

    ReportAssert(ImpostorReport report) {
        this.report = report;
    }

    /** It checks everything that there is: no impostor got through, and a sound server did. */
    public ReportAssert verifies() {
        List<VerificationStep> failed = Stream.of(VerificationStep.values())
                .filter(step -> !(report.on(step) instanceof VerificationResult.Checked))
                .toList();
        return claim(
                "the client to verify",
                failed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(failed.stream().map(this::finding).collect(Collectors.joining(", "))));
    }

    /** It checks that. */
    public ReportAssert checks(VerificationStep step) {
        return claim(
                "the client to check the " + step,
                report.on(step) instanceof VerificationResult.Checked ? Optional.empty() : Optional.of(finding(step)));
    }

    /** It does not check that, and is known to: an impostor got through. */
    public ReportAssert doesNotCheck(VerificationStep step) {
        return claim(
                "the client not to check the " + step,
                report.on(step) instanceof VerificationResult.NotChecked
                        ? Optional.empty()
                        : Optional.of(finding(step)));
    }

    /** It refuses that impostor, and accepts the same server where nothing is wrong with it. */
    public ReportAssert refuses(Impostor impostor) {
        return claim(
                "the client to refuse " + impostor,
                report.on(impostor) instanceof VerificationResult.Checked
                        ? Optional.empty()
                        : Optional.of(
                                report.on(impostor) instanceof VerificationResult.NotChecked
                                        ? "it accepted it"
                                        : "nothing is known about that"));
    }

    /**
     * No impostor that could be tried got through. It says less than {@link #verifies}: a client that refuses everybody
     * passes, and where no authority is given only the stranger is tried.
     */
    public ReportAssert acceptsNoImpostor() {
        List<Impostor> accepted = report.encounters().stream()
                .filter(met -> met.result() instanceof VerificationResult.NotChecked)
                .map(ImpostorResult::impostor)
                .toList();
        return claim(
                "the client to accept no impostor",
                accepted.isEmpty() ? Optional.empty() : Optional.of("it accepted " + list(accepted)));
    }

    private ReportAssert claim(String expected, Optional<String> but) {
        if (but.isPresent()) {
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact("expected", expected));
            facts.add(new Fact("but", but.get()));
            facts.addAll(ReportText.facts(report));
            throw new AssertionError(Fact.text(facts));
        }
        return this;
    }

    private String finding(VerificationStep step) {
        VerificationResult result = report.on(step);
        if (result instanceof VerificationResult.Checked) {
            return "it checks the " + step;
        }
        return result instanceof VerificationResult.NotChecked
                ? "it does not check the " + step
                : "nothing is known about the " + step;
    }

    private static String list(List<Impostor> impostors) {
        return impostors.stream().map(Impostor::name).collect(Collectors.joining(", "));
    }
}
