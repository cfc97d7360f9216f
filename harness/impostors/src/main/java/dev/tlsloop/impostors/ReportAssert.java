package dev.tlsloop.impostors;

import dev.tlsloop.harness.report.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sentence about a report, made by {@link ImpostorAssertions#assertThat}.
 *
 * <pre>{@code
 * assertThat(Impostors.by(ca).meet(client)).checks(Check.CHAIN).doesNotCheck(Check.HOST_NAME);
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
        List<Check> failed = Stream.of(Check.values())
                .filter(check -> !(report.on(check) instanceof Verdict.Checked))
                .toList();
        return claim(
                "the client to verify",
                failed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(failed.stream().map(this::finding).collect(Collectors.joining(", "))));
    }

    /** It checks that. */
    public ReportAssert checks(Check check) {
        return claim(
                "the client to check the " + check,
                report.on(check) instanceof Verdict.Checked ? Optional.empty() : Optional.of(finding(check)));
    }

    /** It does not check that, and is known to: an impostor got through. */
    public ReportAssert doesNotCheck(Check check) {
        return claim(
                "the client not to check the " + check,
                report.on(check) instanceof Verdict.NotChecked ? Optional.empty() : Optional.of(finding(check)));
    }

    /** It refuses that impostor, and accepts the same server where nothing is wrong with it. */
    public ReportAssert refuses(Impostor impostor) {
        return claim(
                "the client to refuse " + impostor,
                report.on(impostor) instanceof Verdict.Checked
                        ? Optional.empty()
                        : Optional.of(
                                report.on(impostor) instanceof Verdict.NotChecked
                                        ? "it accepted it"
                                        : "nothing is known about that"));
    }

    /**
     * No impostor that could be tried got through. It says less than {@link #verifies}: a client that refuses everybody
     * passes, and where no authority is given only the stranger is tried.
     */
    public ReportAssert acceptsNoImpostor() {
        List<Impostor> accepted = report.encounters().stream()
                .filter(met -> met.verdict() instanceof Verdict.NotChecked)
                .map(Encounter::impostor)
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

    private String finding(Check check) {
        Verdict verdict = report.on(check);
        if (verdict instanceof Verdict.Checked) {
            return "it checks the " + check;
        }
        return verdict instanceof Verdict.NotChecked
                ? "it does not check the " + check
                : "nothing is known about the " + check;
    }

    private static String list(List<Impostor> impostors) {
        return impostors.stream().map(Impostor::name).collect(Collectors.joining(", "));
    }
}
