package dev.tlsloop.report.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.small;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.ul;

import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.ladder.CertificateNode;
import dev.tlsloop.report.ladder.ChainTree;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Stream;

/** The chains that both sides presented, as trees. */
final class ChainPart {
    private ChainPart() {}

    static DomContent of(Outcome outcome, String id, int level) {
        return each(
                Stream.of(Side.SERVER, Side.CLIENT)
                        .flatMap(side -> ChainTree.of(outcome, side).stream())
                        .toList(),
                chain -> section(chain, id, level));
    }

    private static DomContent section(ChainTree chain, String id, int level) {
        String heading = id + "-chain-" + chain.presenter();
        return j2html.TagCreator.section(
                        Parts.heading(
                                level, Parts.named(heading, "The chain that the " + chain.presenter() + " presented")),
                        ul(each(chain.roots(), node -> node(node, chain.presenter())))
                                .withClass("chain"))
                .attr("aria-labelledby", heading);
    }

    private static DomContent node(CertificateNode node, Side presenter) {
        return li(
                        span(
                                        iff(
                                                node.flaw().isPresent(),
                                                span("\u2717").attr("aria-hidden", "true")),
                                        strong(Parts.shown(node.subject())))
                                .withClass("subject"),
                        each(node.flaw().stream().toList(), flaw -> span(flaw).withClass("flaw")),
                        each(notes(node, presenter), note -> small(Parts.shown(note))),
                        iff(!node.issued().isEmpty(), ul(each(node.issued(), issued -> node(issued, presenter)))))
                .withCondClass(node.flaw().isPresent(), "flawed");
    }

    private static List<String> notes(CertificateNode node, Side presenter) {
        return Stream.concat(
                        Stream.of(
                                node.isPresented()
                                        ? "presented by the " + presenter + ", depth " + node.depth()
                                        : "not presented; the " + presenter.peer() + " needs it as a trusted root"),
                        node.certificate().stream().flatMap(CertificateNotes::of))
                .toList();
    }
}
