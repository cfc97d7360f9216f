package dev.tlsloop.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextLadderTest {
    private static final String COLOUR = "\u001b\\[\\d+m";

    static Stream<Arguments> samples() {
        return Samples.all().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void noLineIsWiderThanATerminal(String title, Outcome outcome) {
        List<String> wide = TextLadder.of(outcome)
                .plain()
                .lines()
                .filter(line -> line.length() > 100)
                .toList();
        assertEquals(List.of(), wide);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void coloursChangeNothingElse(String title, Outcome outcome) {
        TextLadder ladder = TextLadder.of(outcome);
        assertEquals(ladder.plain(), ladder.coloured().replaceAll(COLOUR, ""));
    }

    @Test
    void thePlainLadderHasNoEscapeSequence() {
        String plain = TextLadder.of(Samples.expired(TlsVersion.TLS_1_3)).plain();
        assertEquals(-1, plain.indexOf('\u001b'));
    }

    @Test
    void aMessageOfTheServerPointsToTheClient() {
        String plain = TextLadder.of(Samples.success(TlsVersion.TLS_1_3)).plain();
        assertTrue(plain.lines().anyMatch(line -> line.matches("  2  <-+ ServerHello +\\d+ B")), plain);
    }

    @Test
    void theVerdictStandsBelowTheLadder() {
        String plain = TextLadder.of(Samples.success(TlsVersion.TLS_1_3)).plain();
        assertTrue(plain.contains("\n\nThe handshake succeeded: TLS 1.3 with "), plain);
    }
}
