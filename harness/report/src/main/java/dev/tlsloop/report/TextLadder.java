package dev.tlsloop.report;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.text.LadderText;
import dev.tlsloop.report.text.Terminal;
import java.util.Objects;

/**
 * A handshake as a ladder of text, in at most 100 columns: the client on the left, the server on the right.
 *
 * <pre>{@code
 * Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
 * System.out.println(TextLadder.of(outcome));
 * }</pre>
 *
 * <p>What a peer chose, such as a name, has its control characters replaced, so that it cannot change the terminal. It is for
 * reading; {@code outcome.transcript()} is for assertions. It is immutable.
 */
public final class TextLadder {
    private final Outcome outcome;

    private TextLadder(Outcome outcome) {
        this.outcome = outcome;
    }

    /** The ladder of that outcome. */
    public static TextLadder of(Outcome outcome) {
        return new TextLadder(
                Objects.requireNonNull(outcome, "the outcome of of(outcome) is null; give that of a handshake"));
    }

    /** The lines without colours. */
    public String plain() {
        return LadderText.of(outcome, Terminal.PLAIN);
    }

    /** The lines with the colours of a terminal. */
    public String coloured() {
        return LadderText.of(outcome, Terminal.COLOURED);
    }

    /** The lines without colours. */
    @Override
    public String toString() {
        return plain();
    }
}
