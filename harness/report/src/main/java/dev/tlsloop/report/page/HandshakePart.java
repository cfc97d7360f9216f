package dev.tlsloop.report.page;

import static j2html.TagCreator.attrs;
import static j2html.TagCreator.p;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.ladder.Ladder;
import dev.tlsloop.report.ladder.Step;
import dev.tlsloop.report.words.Headline;
import j2html.tags.specialized.ArticleTag;
import java.util.List;

/** One handshake on a page: verdict, ladder, offers, chains, both sides, and where to read on. */
final class HandshakePart {
    private final Handshake handshake;
    private final String id;
    private final int level;

    HandshakePart(Handshake handshake, int number, int level) {
        this.handshake = handshake;
        this.id = id(number);
        this.level = level;
    }

    /** The id of the handshake with that number on its page, from 1. */
    static String id(int number) {
        return "h" + number;
    }

    ArticleTag article() {
        Outcome outcome = handshake.outcome();
        List<Step> steps = Ladder.of(outcome);
        ArticleTag article = j2html.TagCreator.article(attrs("#" + id));
        String verdict = Headline.of(outcome).sentence();
        if (handshake.title().isEmpty()) {
            article.with(Parts.heading(level, Parts.shown(verdict)));
        } else {
            article.with(
                    Parts.heading(level, Parts.shown(handshake.title())),
                    p(Parts.shown(verdict)).withClass("sentence"));
        }
        return article.with(
                VerdictPart.of(outcome),
                new LadderPart(outcome, steps, id, level + 1).section(),
                OffersPart.of(outcome, id, level + 1),
                ChainPart.of(outcome, id, level + 1),
                SidesPart.of(outcome, id, level + 1),
                ReadingPart.of(outcome, steps, id, level + 1));
    }
}
