package dev.tlsloop.report.page;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.small;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;

import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.fields.Codes;
import dev.tlsloop.report.ladder.Step;
import dev.tlsloop.wire.Protection;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The ladder: client on the left, server on the right, and the messages between them, which fold open. */
final class LadderPart {
    private final List<Step> steps;
    private final BytesPart bytes;
    private final String id;
    private final int level;
    private final boolean recorded;

    LadderPart(Outcome outcome, List<Step> steps, String id, int level) {
        this.steps = steps;
        this.bytes = new BytesPart(steps, id);
        this.id = id;
        this.level = level;
        this.recorded = outcome.transcript().recording().isPresent();
    }

    DomContent section() {
        String heading = id + "-ladder";
        return j2html.TagCreator.section(
                        Parts.heading(level, Parts.named(heading, "Messages on the wire")),
                        p(legend()).withClass("soft"),
                        div(Parts.side(Side.CLIENT), Parts.side(Side.SERVER))
                                .withClass("ends")
                                .attr("aria-hidden", "true"),
                        steps.isEmpty()
                                ? p("Nothing crossed the wire.")
                                : ol(each(steps, this::step)).withClass("ladder"))
                .attr("aria-labelledby", heading);
    }

    private String legend() {
        if (!recorded) {
            return "This run kept no bytes, so the page shows the messages that are readable without keys. Run the"
                    + " handshake with withSecrets() to see every message with its fields and bytes.";
        }
        boolean decrypted = steps.stream().anyMatch(step -> step.protection() != Protection.NONE);
        return "Open a message to see its fields and bytes."
                + (decrypted
                        ? " Braces { } mark messages under handshake keys, brackets [ ] those under application keys."
                        : "");
    }

    private DomContent step(Step step) {
        return li(step.words().isPresent() || step.bytes().isPresent()
                        ? details(summary(line(step)), opened(step))
                        : div(line(step)).withClass("plain"))
                .withId(BytesPart.id(id, step))
                .withClasses(classes(step));
    }

    private DomContent line(Step step) {
        return div(
                        span(Integer.toString(step.number())).withClass("n"),
                        div(
                                        iff(
                                                step.kind().isSent(),
                                                Parts.unseen(step.side() + " to "
                                                        + step.side().peer() + ": ")),
                                        span(step.bracketed()).withClass("msg"),
                                        small(each(step.details(), detail -> span(Parts.shown(detail))))
                                                .withClass("what"))
                                .withClass("lane"),
                        span(step.size() > 0 ? Codes.count(step.size(), "byte") : "")
                                .withClass("size"))
                .withClass("line");
    }

    private DomContent opened(Step step) {
        return div(
                        each(
                                step.words().stream().toList(),
                                words -> p(span(words.purpose()), Parts.rfc(words.section()))
                                        .withClass("purpose")),
                        bytes.of(step))
                .withClass("open");
    }

    private static String[] classes(Step step) {
        List<String> classes = new ArrayList<>();
        classes.add("from-" + step.side());
        classes.add(step.kind().toString().toLowerCase(Locale.ROOT));
        if (step.protection() != Protection.NONE) {
            classes.add("protected");
        }
        if (step.kind() == Step.Kind.REFUSAL && step.size() > 0) {
            classes.add("alerts");
        }
        return classes.toArray(String[]::new);
    }
}
