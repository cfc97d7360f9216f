package dev.tlsloop.report.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.join;
import static j2html.TagCreator.li;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.ladder.Step;
import dev.tlsloop.report.words.MessageWords;
import dev.tlsloop.report.words.ReasonWords;
import dev.tlsloop.report.words.RfcSection;
import j2html.tags.DomContent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sections of the RFCs behind the refusal and the messages. */
final class ReadingPart {
    private ReadingPart() {}

    static DomContent of(Outcome outcome, List<Step> steps, String id, int level) {
        Set<RfcSection> rules = new LinkedHashSet<>();
        if (outcome instanceof Outcome.Refused refused) {
            rules.addAll(ReasonWords.of(refused.reason()).sections());
        }
        Set<RfcSection> messages = new LinkedHashSet<>();
        steps.stream()
                .flatMap(step -> step.words().stream())
                .map(MessageWords::section)
                .forEach(messages::add);
        String heading = id + "-rfcs";
        return section(
                        Parts.heading(level, Parts.named(heading, "RFC sections")),
                        ul(each(rules, rule -> item("the refusal", rule)), each(messages, rule -> item("", rule)))
                                .withClass("rfcs"))
                .attr("aria-labelledby", heading);
    }

    private static DomContent item(String about, RfcSection section) {
        return li(
                join(Parts.rfc(section), section.title()),
                about.isEmpty() ? null : span(about).withClass("tag"));
    }
}
