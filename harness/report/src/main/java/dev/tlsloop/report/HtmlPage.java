package dev.tlsloop.report;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.page.Handshake;
import dev.tlsloop.report.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One HTML page that shows one handshake or several: the verdict, the messages with their bytes, what was offered, the
 * chains, and what each side believes.
 *
 * <pre>{@code
 * Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
 * HtmlPage.of(outcome).writeTo(Path.of("target/handshake.html"));
 * }</pre>
 *
 * <p>Without {@code withSecrets()} it shows what is readable without keys. The page is one file without scripts, and a
 * browser requests nothing for it. It has no clock: equal outcomes have equal pages. It is immutable. It is not for
 * production traffic, because it shows every byte that the outcome has, session tickets and application data included.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446">RFC 8446, TLS 1.3</a>
 */
public final class HtmlPage {
    private final String title;
    private final List<Handshake> handshakes;

    private HtmlPage(String title, List<Handshake> handshakes) {
        this.title = title;
        this.handshakes = List.copyOf(handshakes);
    }

    /** A page of one handshake, whose verdict is its title. */
    public static HtmlPage of(Outcome outcome) {
        Objects.requireNonNull(outcome, "the outcome of of(outcome) is null; give that of a handshake");
        return new HtmlPage("", List.of(new Handshake("", outcome)));
    }

    /** A page of one handshake with a title, such as the name of a test; {@link #and} adds more. */
    public static HtmlPage of(String title, Outcome outcome) {
        return new HtmlPage("", List.of(handshake("of", title, outcome)));
    }

    /** Returns a copy with one more handshake. */
    public HtmlPage and(String title, Outcome outcome) {
        List<Handshake> more = new ArrayList<>(handshakes);
        more.add(handshake("and", title, outcome));
        return new HtmlPage(this.title, more);
    }

    /** Returns a copy with that title of the whole page; by default it is the verdict, or the number of handshakes. */
    public HtmlPage titled(String title) {
        return new HtmlPage(
                Objects.requireNonNull(title, "the title of titled(title) is null; leave the call out for the default"),
                handshakes);
    }

    /** The text of the page, which is well-formed XML too. */
    public String html() {
        return Page.of(title, handshakes);
    }

    /**
     * Writes the page in UTF-8, over a file that exists.
     *
     * @return the file
     * @throws IOException if the file cannot be written; its folder must exist
     */
    public Path writeTo(Path file) throws IOException {
        return Files.writeString(file, html());
    }

    private static Handshake handshake(String method, String title, Outcome outcome) {
        Objects.requireNonNull(
                title, "the title of " + method + "(title, outcome) is null; give a text, such as the test's name");
        Objects.requireNonNull(
                outcome, "the outcome of " + method + "(title, outcome) is null; give that of a handshake");
        return new Handshake(title, outcome);
    }
}
