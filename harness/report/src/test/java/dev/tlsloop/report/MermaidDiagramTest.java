package dev.tlsloop.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.EngineNames;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.Transcript;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MermaidDiagramTest {
    /** A statement of Mermaid in which nothing but an entity has a meaning of its own. */
    private static final String STATEMENT =
            "sequenceDiagram|    participant (client|server)|    (Note over (client|server|client,server)|"
                    + "(client|server)(->>|-->>|-x)(client|server)): ([A-Za-z0-9 ,._()/+*=-]|#\\d+;|<br/>)+";

    static Stream<Arguments> samples() {
        return Samples.all().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    private static List<String> lines(Outcome outcome) {
        return MermaidDiagram.of(outcome).source().lines().toList();
    }

    /** The outcome with one line, about a fault with that text. */
    private static Outcome withFault(String what) {
        Outcome.Stalled stalled = (Outcome.Stalled) Samples.all().get("stalled");
        Entry entry = new Entry(1, Side.CLIENT, new Event.Disturbed(what), 0);
        return new Outcome.Stalled(
                stalled.client(),
                stalled.server(),
                stalled.clientCertificate(),
                new EngineNames("a", "b"),
                new Transcript(List.of(entry)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyLineIsAStatement(String title, Outcome outcome) {
        List<String> others =
                lines(outcome).stream().filter(line -> !line.matches(STATEMENT)).toList();
        assertEquals(List.of(), others);
    }

    @Test
    void aMessageIsAnArrowFromItsSender() {
        List<String> lines = lines(Samples.success(TlsVersion.TLS_1_3));
        assertTrue(lines.get(3).startsWith("    client->>server: ClientHello<br/>"), lines.get(3));
    }

    @Test
    void anAlertThatEndsTheHandshakeHasACross() {
        List<String> lines = lines(Samples.expired(TlsVersion.TLS_1_2));
        assertTrue(
                lines.contains("    client-xserver: The client refuses<br/>alert certificate#95;expired (45)")
                        || lines.contains("    client-xserver: The client refuses<br/>alert certificate_expired (45)"),
                () -> String.join("\n", lines));
    }

    @Test
    void theVerdictIsTheLastNote() {
        List<String> lines = lines(Samples.expired(TlsVersion.TLS_1_3));
        assertTrue(
                lines.get(lines.size() - 1).startsWith("    Note over client,server: The client refused the server"));
    }

    @Test
    void signsOfMermaidAndHiddenCharactersBecomeEntities() {
        List<String> lines = lines(withFault("a;b#c<script>\u202e\u0007\ud83d\ude00\n%%"));
        assertEquals(
                "    Note over client: A fault in the stream of the client<br/>"
                        + "a#59;b#35;c#60;script#62;#92;u#123;202e#125;#92;u#123;7#125;#128512;#92;u#123;a#125;#37;#37;",
                lines.get(3));
    }
}
