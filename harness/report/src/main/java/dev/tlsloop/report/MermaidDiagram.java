package dev.tlsloop.report;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.text.SequenceDiagram;
import java.util.Objects;

/**
 * A handshake as a {@code sequenceDiagram} of Mermaid, which GitHub and many wikis draw.
 *
 * <pre>{@code
 * Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
 * System.out.println(MermaidDiagram.of(outcome));
 * }</pre>
 *
 * <p>It shows the messages and what matters in them, and the verdict. It has no bytes: {@link HtmlPage} has. A message that is
 * encrypted has a dashed arrow, and an alert that ends the handshake has a cross. It is immutable.
 *
 * @param source the text of the diagram, with a line break at the end
 * @see <a href="https://mermaid.js.org/syntax/sequenceDiagram.html">Mermaid, sequence diagrams</a>
 */
public record MermaidDiagram(String source) {
    public MermaidDiagram {
        Objects.requireNonNull(source, "the source of a diagram is null; give that of a sequenceDiagram");
    }

    /** The diagram of that outcome. */
    public static MermaidDiagram of(Outcome outcome) {
        Objects.requireNonNull(outcome, "the outcome of of(outcome) is null; give that of a handshake");
        return new MermaidDiagram(SequenceDiagram.of(outcome));
    }

    /** The source. */
    @Override
    public String toString() {
        return source;
    }
}
