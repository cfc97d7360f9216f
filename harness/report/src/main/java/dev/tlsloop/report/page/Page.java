package dev.tlsloop.report.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.small;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import dev.tlsloop.report.words.Headline;
import dev.tlsloop.report.words.VisibleText;
import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import j2html.tags.specialized.HeadTag;
import j2html.tags.specialized.HtmlTag;
import j2html.utils.EscapeUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** One HTML page. It is well-formed XML as well, has no script, and requests nothing. */
public final class Page {
    /** A browser that honours this policy loads nothing, and runs no script. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static final String STYLE = resource("report.css");

    private final String title;
    private final List<Handshake> handshakes;

    private Page(String title, List<Handshake> handshakes) {
        this.title = title;
        this.handshakes = handshakes;
    }

    /** The text of the page of those handshakes, at least one. */
    public static String of(String title, List<Handshake> handshakes) {
        return rendered(new Page(title, handshakes).page());
    }

    private HtmlTag page() {
        return html(headOfPage(), content()).withLang("en");
    }

    private HeadTag headOfPage() {
        return head(
                meta().attr("charset", "utf-8"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta().withName("color-scheme").withContent("light dark"),
                meta().attr("http-equiv", "Content-Security-Policy").withContent(POLICY),
                title(pageTitle()),
                // Without it, a browser asks the server of the page for an icon.
                link().withRel("icon").withHref("data:,"),
                style(rawHtml(STYLE)));
    }

    private DomContent content() {
        boolean several = handshakes.size() > 1;
        return body(
                iff(several, header(h1(Parts.shown(pageTitle())), contents())),
                main(each(
                        IntStream.range(0, handshakes.size()).boxed().toList(),
                        i -> new HandshakePart(handshakes.get(i), i + 1, several ? 2 : 1).article())),
                footer(p("Written by tlsloop. This page has no script, and requests nothing.")));
    }

    private DomContent contents() {
        return nav(ol(each(
                        IntStream.range(0, handshakes.size()).boxed().toList(),
                        i -> li(
                                a(Parts.shown(handshakes.get(i).title())).withHref("#" + HandshakePart.id(i + 1)),
                                small(Headline.brief(handshakes.get(i).outcome()))
                                        .withClass(VerdictPart.tone(
                                                handshakes.get(i).outcome()))))))
                .attr("aria-label", "Handshakes on this page");
    }

    private String pageTitle() {
        if (!title.isEmpty()) {
            return title;
        }
        Handshake first = handshakes.get(0);
        return handshakes.size() > 1
                ? handshakes.size() + " handshakes"
                : Headline.of(first.outcome()).sentence();
    }

    private static String rendered(HtmlTag page) {
        // The escaper replaces hidden characters too, so that no text and no attribute can forget it.
        Config config = Config.defaults()
                .withEmptyTagsClosed(true)
                .withTextEscaper(text -> EscapeUtil.escape(VisibleText.of(text)));
        try {
            StringBuilder text = new StringBuilder("<!DOCTYPE html>\n");
            page.render(FlatHtml.into(text, config), config);
            return text.append('\n').toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing; build the module again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
