package dev.tlsloop.report.page;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.ladder.Offer;
import dev.tlsloop.report.ladder.Offers;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The offers of one side, the answers of the other, and what both have in common. */
final class OffersPart {
    private static final int MOST = 12;
    private static final int FEW = 6;

    private OffersPart() {}

    static DomContent of(Outcome outcome, String id, int level) {
        List<Offer> offers = Offers.of(outcome);
        String heading = id + "-offers";
        return section(
                        Parts.heading(level, Parts.named(heading, "Offers and answers")),
                        p(
                                offers.isEmpty()
                                        ? "No ClientHello crossed the wire."
                                        : "Filled names are in both lists. The name with the check mark was chosen."),
                        dl(each(offers, OffersPart::offer)).withClass("offers"))
                .attr("aria-labelledby", heading);
    }

    private static DomContent offer(Offer offer) {
        List<String> common = offer.common();
        return div(
                dt(offer.what()),
                dd(
                        names("offered", offer.offered(), common, offer.chosen()),
                        each(
                                offer.accepted().stream().toList(),
                                names -> names("accepted", names, common, offer.chosen())),
                        answer(offer, common)));
    }

    private static DomContent names(String label, List<String> names, List<String> common, Optional<String> chosen) {
        return div(div(label).withClass("label"), names.isEmpty() ? p("nothing") : list(label, names, common, chosen))
                .withClass("names");
    }

    /** A long list shows its first names, at least up to the chosen one, and folds the rest. */
    private static DomContent list(String label, List<String> names, List<String> common, Optional<String> chosen) {
        int first =
                names.size() > MOST ? Math.max(FEW, chosen.map(names::indexOf).orElse(-1) + 1) : names.size();
        List<String> rest = names.subList(first, names.size());
        return div(
                ul(each(names.subList(0, first), name -> name(name, common, chosen)))
                        .attr("aria-label", label),
                iff(
                        !rest.isEmpty(),
                        details(
                                summary(rest.size() + " more"),
                                ul(each(rest, name -> name(name, common, chosen)))
                                        .attr("aria-label", label + ", continued"))));
    }

    private static DomContent name(String name, List<String> common, Optional<String> chosen) {
        boolean isChosen = chosen.equals(Optional.of(name));
        List<String> classes = new ArrayList<>(List.of("name"));
        if (common.contains(name)) {
            classes.add("common");
        }
        if (isChosen) {
            classes.add("chosen");
        }
        return li(iff(isChosen, Parts.unseen("chosen: ")), Parts.shown(name))
                .withClasses(classes.toArray(String[]::new));
    }

    private static DomContent answer(Offer offer, List<String> common) {
        if (offer.isForeign()) {
            return p(Parts.shown("The answer " + offer.chosen().orElse("") + " was not offered."))
                    .withClass("bad");
        }
        if (offer.accepted().isPresent() && common.isEmpty()) {
            return p("In common: nothing.").withClass("bad");
        }
        return iff(
                offer.chosen().isEmpty() && offer.accepted().isEmpty(),
                p("No answer is known.").withClass("soft"));
    }
}
