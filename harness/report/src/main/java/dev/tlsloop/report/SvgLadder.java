package dev.tlsloop.report;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.svg.LadderPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The messages of a handshake as a picture in SVG, 800 pixels wide: the client on the left, the server on the right.
 *
 * <pre>{@code
 * Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
 * SvgLadder.of(outcome).writeTo(Path.of("target/handshake.svg"));
 * }</pre>
 *
 * <p>It is one file with light and dark colours, for a README or a slide. Long texts are cut, and a reader that hovers over
 * a line sees the whole. It has no clock: equal outcomes have equal pictures. {@link HtmlPage} has the bytes as well.
 */
public final class SvgLadder {
    private final Outcome outcome;

    private SvgLadder(Outcome outcome) {
        this.outcome = outcome;
    }

    /** The picture of that outcome. */
    public static SvgLadder of(Outcome outcome) {
        return new SvgLadder(
                Objects.requireNonNull(outcome, "the outcome of of(outcome) is null; give that of a handshake"));
    }

    /** The text of the picture. */
    public String svg() {
        return LadderPicture.of(outcome);
    }

    /**
     * Writes the picture in UTF-8, over a file that exists.
     *
     * @return the file
     * @throws IOException if the file cannot be written; its folder must exist
     */
    public Path writeTo(Path file) throws IOException {
        return Files.writeString(file, svg());
    }
}
