package dev.tlsloop.report.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.tlsloop.Side;
import dev.tlsloop.report.words.RfcSection;
import dev.tlsloop.report.words.VisibleText;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import j2html.tags.specialized.SpanTag;

/** The small pieces that all parts of a page use. */
final class Parts {
    private Parts() {}

    /** A text of a peer or an engine, isolated from the direction of its neighbours, with replaced characters marked. */
    static SpanTag shown(String value) {
        return span(each(VisibleText.pieces(value), Parts::piece)).withClass("peer");
    }

    /** Words that only a screen reader reads. */
    static SpanTag unseen(String words) {
        return span(words).withClass("unseen");
    }

    static ATag rfc(RfcSection section) {
        return a(section.toString()).withHref(section.url());
    }

    static DomContent heading(int level, DomContent content) {
        return switch (level) {
            case 1 -> h1(content);
            case 2 -> h2(content);
            case 3 -> h3(content);
            default -> h4(content);
        };
    }

    static DomContent heading(int level, String words) {
        return heading(level, text(words));
    }

    /** Words with an id, which a section is labelled by. */
    static SpanTag named(String id, String words) {
        return span(words).withId(id);
    }

    /** The name of a side in its colour. */
    static SpanTag side(Side side) {
        return span(side.toString()).withClass(side.toString());
    }

    private static DomContent piece(VisibleText.Piece piece) {
        return piece.replaced()
                ? span(piece.text()).withClass("replaced").withTitle("stands for a character that does not show itself")
                : text(piece.text());
    }
}
