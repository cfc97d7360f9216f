package dev.tlsloop.report.page;

import static j2html.TagCreator.b;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.words.Headline;
import dev.tlsloop.report.words.ReasonWords;
import j2html.tags.DomContent;
import java.util.List;

/** The verdict: the reason, what the reader can do, and the facts of the report. */
final class VerdictPart {
    private VerdictPart() {}

    static DomContent of(Outcome outcome) {
        List<Fact> facts = outcome.facts().stream()
                .filter(fact -> !fact.key().equals("transcript"))
                .toList();
        return section(
                        reason(outcome),
                        each(Headline.of(outcome).remedy().stream().toList(), remedy -> p(remedy)),
                        dl(each(facts, fact -> div(dt(fact.key()), dd(Parts.shown(fact.value())))))
                                .withClass("facts"))
                .withClasses("verdict", tone(outcome))
                .attr("aria-label", "Verdict");
    }

    /** The class of the colour of an outcome. */
    static String tone(Outcome outcome) {
        if (outcome instanceof Outcome.Success) {
            return "good";
        }
        return outcome instanceof Outcome.Refused ? "bad" : "odd";
    }

    private static DomContent reason(Outcome outcome) {
        if (!(outcome instanceof Outcome.Refused refused)) {
            return iff(outcome instanceof Outcome.Success, p("Both sides are established, and agree."));
        }
        ReasonWords words = ReasonWords.of(refused.reason());
        return p(
                b(refused.reason().toString()),
                each(words.sections(), rule -> Parts.rfc(rule).withClass("rule")));
    }
}
