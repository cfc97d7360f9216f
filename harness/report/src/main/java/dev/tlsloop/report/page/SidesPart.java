package dev.tlsloop.report.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.section;
import static j2html.TagCreator.small;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.tlsloop.NamedGroup;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.ladder.Certificates;
import dev.tlsloop.report.ladder.ChainTree;
import dev.tlsloop.report.words.Headline;
import dev.tlsloop.report.words.ReasonWords;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The parameters of both sides, one beside the other. */
final class SidesPart {
    private static final String UNKNOWN = "not known";

    private SidesPart() {}

    /**
     * One line of the comparison.
     *
     * @param differs whether both sides say something, and not the same
     */
    private record Row(String what, String client, String server, boolean differs) {}

    static DomContent of(Outcome outcome, String id, int level) {
        String heading = id + "-sides";
        return section(
                        Parts.heading(level, Parts.named(heading, "Both sides compared")),
                        table(
                                        thead(tr(
                                                th("").attr("aria-hidden", "true"),
                                                column(Side.CLIENT),
                                                column(Side.SERVER))),
                                        tbody(each(rows(outcome), SidesPart::row)))
                                .withClass("sides"))
                .attr("aria-labelledby", heading);
    }

    private static DomContent column(Side side) {
        return th(Parts.side(side)).attr("scope", "col");
    }

    private static DomContent row(Row row) {
        return tr(
                        th(row.what())
                                .attr("scope", "row")
                                .with(iff(row.differs(), small("differs").withClass("bad"))),
                        td(Parts.shown(row.client())),
                        td(Parts.shown(row.server())))
                .withCondClass(row.differs(), "differs");
    }

    private static List<Row> rows(Outcome outcome) {
        Optional<Negotiated> client = ChainTree.negotiated(outcome, Side.CLIENT);
        Optional<Negotiated> server = ChainTree.negotiated(outcome, Side.SERVER);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("result", result(outcome, Side.CLIENT), result(outcome, Side.SERVER), false));
        rows.add(new Row("engine", outcome.engines().client(), outcome.engines().server(), false));
        if (client.isPresent() || server.isPresent()) {
            rows.add(row("version", client, server, agreed -> agreed.version().toString()));
            rows.add(row(
                    "cipher suite", client, server, agreed -> agreed.cipher().name()));
            rows.add(row(
                    "group",
                    client,
                    server,
                    agreed -> agreed.group().map(NamedGroup::name).orElse("none")));
            rows.add(row(
                    "ALPN",
                    client,
                    server,
                    agreed -> agreed.alpn().map(Object::toString).orElse("none")));
            rows.add(row(
                    "server name",
                    client,
                    server,
                    agreed -> agreed.serverName().map(Object::toString).orElse("none")));
            rows.add(row("resumed", client, server, agreed -> agreed.resumed() ? "yes" : "no"));
            Row peers = row("certificate of its peer", client, server, SidesPart::peer);
            rows.add(new Row(peers.what(), peers.client(), peers.server(), false));
        }
        return rows;
    }

    private static Row row(
            String what, Optional<Negotiated> client, Optional<Negotiated> server, Function<Negotiated, String> value) {
        Optional<String> left = client.map(value);
        Optional<String> right = server.map(value);
        boolean differs = left.isPresent() && right.isPresent() && !left.equals(right);
        return new Row(what, left.orElse(UNKNOWN), right.orElse(UNKNOWN), differs);
    }

    private static String peer(Negotiated agreed) {
        return agreed.peerChain().isEmpty()
                ? "none"
                : Certificates.name(agreed.peerChain().get(0).getSubjectX500Principal());
    }

    private static String result(Outcome outcome, Side side) {
        if (outcome instanceof Outcome.Stalled stalled) {
            return Headline.progress(side, stalled.of(side));
        }
        if (!(outcome instanceof Outcome.Refused refused)) {
            return "established";
        }
        if (refused.side() == side) {
            return "refuses: " + ReasonWords.of(refused.reason()).clause();
        }
        return (refused.completed().isPresent() ? "had completed its handshake" : "not established")
                + refused.reported()
                        .map(reported -> (reported.reportedByPeer() ? "; was told: " : "; reports: ")
                                + reported.alert()
                                        .filter(alert -> reported.reportedByPeer())
                                        .map(Object::toString)
                                        .orElse(reported.reason().toString()))
                        .orElse("");
    }
}
