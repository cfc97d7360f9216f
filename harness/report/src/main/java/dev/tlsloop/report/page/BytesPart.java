package dev.tlsloop.report.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.report.fields.Codes;
import dev.tlsloop.report.fields.RecordFields;
import dev.tlsloop.report.ladder.Step;
import dev.tlsloop.wire.Protection;
import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The bytes of a message with their names; where they were decrypted, beside the records that were sent. */
final class BytesPart {
    private static final int HEADER = 5;

    private final List<Step> steps;
    private final String id;

    BytesPart(List<Step> steps, String id) {
        this.steps = steps;
        this.id = id;
    }

    /** The id of a line on the page. */
    static String id(String handshake, Step step) {
        return handshake + "-" + step.number();
    }

    DomContent of(Step step) {
        if (step.bytes().isEmpty()) {
            return p("Its bytes were not kept.").withClass("soft");
        }
        LineBytes bytes = step.bytes().get();
        boolean clear = step.protection() == Protection.NONE && isClear(step.kind(), bytes);
        DomContent sent = sent(step, bytes.sent(), clear);
        if (bytes.plain().length == 0) {
            return div(sent).withClass("panels");
        }
        return div(
                        div(
                                        p(text(clear ? "The message" : "The message, decrypted"), size(bytes.plain()))
                                                .withClass("label"),
                                        FieldList.of(step.fields(), bytes.plain()))
                                .withClass("panel"),
                        sent)
                .withClasses("panels", clear ? "clear" : "both");
    }

    private DomContent sent(Step step, byte[] sent, boolean clear) {
        return earlier(step, sent)
                .map(first -> div(p(
                                span("It shares its record with "),
                                a("message " + first.number()).withHref("#" + id(id, first)),
                                span(", which shows the record."))
                        .withClass("soft")))
                .orElseGet(() -> div(
                        p(text(clear ? "Its record" : "As it was sent"), size(sent))
                                .withClass("label"),
                        clear
                                ? FieldList.ofHeaders(RecordFields.of(sent), sent)
                                : FieldList.of(RecordFields.of(sent), sent)))
                .withClass("panel");
    }

    /** The line of this side that has the same records first, if there is an earlier one. */
    private Optional<Step> earlier(Step step, byte[] sent) {
        return steps.stream()
                .filter(other -> other.side() == step.side())
                .filter(other -> other.bytes()
                        .filter(bytes -> Arrays.equals(bytes.sent(), sent))
                        .isPresent())
                .findFirst()
                .filter(first -> first.number() < step.number());
    }

    /** The line of a refusal has the alert, which may be encrypted. */
    private static boolean isClear(Step.Kind kind, LineBytes bytes) {
        return kind == Step.Kind.MESSAGE || bytes.sent().length == bytes.plain().length + HEADER;
    }

    private static DomContent size(byte[] bytes) {
        return span(", " + Codes.count(bytes.length, "byte")).withClass("soft");
    }
}
