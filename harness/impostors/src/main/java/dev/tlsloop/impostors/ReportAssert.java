package dev.tlsloop.impostors;

import dev.tlsloop.harness.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An assertion about a report; {@link ImpostorAssertions#assertThat} creates it.
 *
 * <pre>{@code
 * assertThat(Impostors.by(ca).meet(client)).checks(VerificationStep.CHAIN).doesNotCheck(VerificationStep.HOST_NAME);
 * }</pre>
 *
 * <p>Every method throws {@link AssertionError} if it does not hold or is unknown, because an impostor could not be tried.
 */
public final class ReportAssert {
    private final ImpostorReport report;

    ReportAssert(ImpostorReport report) {
        this.report = report;
    }

    /** The client checks each {@link VerificationStep}: it refused all impostors and accepted a sound server. */
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

    /** The client performs that check. */
    public ReportAssert checks(VerificationStep step) {
        return claim(
                "the client to check the " + step,
                report.on(step) instanceof VerificationResult.Checked ? Optional.empty() : Optional.of(finding(step)));
    }

    /** The client lacks that check: it accepted an impostor. */
    public ReportAssert doesNotCheck(VerificationStep step) {
        return claim(
                "the client not to check the " + step,
                report.on(step) instanceof VerificationResult.NotChecked
                        ? Optional.empty()
                        : Optional.of(finding(step)));
    }

    /** The client refuses that impostor, and accepts the same server without the flaw. */
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

    /** The client accepts that impostor, for tests of a check that is switched off on purpose. */
    public ReportAssert accepts(Impostor impostor) {
        return claim(
                "the client to accept " + impostor,
                report.on(impostor) instanceof VerificationResult.NotChecked
                        ? Optional.empty()
                        : Optional.of(
                                report.on(impostor) instanceof VerificationResult.Checked
                                        ? "it refused it"
                                        : "nothing is known about that"));
    }

    /**
     * The client accepted no impostor. This is weaker than {@link #verifies}: it holds for a client that refuses every server.
     * Without an authority only the stranger is tried.
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
