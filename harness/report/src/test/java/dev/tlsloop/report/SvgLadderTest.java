package dev.tlsloop.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.harness.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The picture: well-formed, described, and as calm with hostile names as with others. */
class SvgLadderTest {
    private static final Map<String, Outcome> SAMPLES = Samples.all();

    @TempDir
    private Path folder;

    private static Stream<String> samples() {
        return SAMPLES.keySet().stream();
    }

    private static Xml picture(String sample) throws Exception {
        return Xml.of(SvgLadder.of(SAMPLES.get(sample)).svg());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyLineOfTheTranscriptHasAGroup(String sample) throws Exception {
        assertEquals(
                SAMPLES.get(sample).transcript().entries().size(),
                picture(sample).all("g").count());
    }

    @Test
    void aPictureIsNamedByItsTitleAndDescription() throws Exception {
        assertEquals(
                List.of("title desc"),
                picture("refused").attributes("aria-labelledby").toList());
    }

    @Test
    void theVerdictIsTheFirstTitle() throws Exception {
        assertEquals(
                "The client refused the server: a certificate has expired",
                picture("refused").all("title").findFirst().orElseThrow().getTextContent());
    }

    @Test
    void theDescriptionTellsEachMessage() throws Exception {
        String description =
                picture("success").all("desc").findFirst().orElseThrow().getTextContent();

        assertTrue(
                description.startsWith("1. client to server: ClientHello, TLS 1.3, TLS 1.2, server name localhost"),
                description);
    }

    @Test
    void aRefusalHasATint() throws Exception {
        assertEquals(1, picture("refused").ofClass("tint").count());
    }

    @Test
    void aSuccessHasNoTint() throws Exception {
        assertEquals(0, picture("success").ofClass("tint").count());
    }

    @Test
    void aPictureRequestsNothing() throws Exception {
        assertEquals(
                List.of(),
                Stream.of("href", "xlink:href", "src")
                        .flatMap(name -> {
                            try {
                                return picture("success").attributes(name);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .toList());
    }

    @Test
    void aLongTextIsCutToItsWidth() throws Exception {
        long longest = Xml.of(SvgLadder.of(Hostile.outcome("\u4e2d".repeat(60))).svg())
                .all("text")
                .mapToLong(text ->
                        text.getTextContent().chars().filter(c -> c == 0x4e2d).count())
                .max()
                .orElse(0);

        assertEquals(40, longest);
    }

    @Test
    void aHostileNameAddsNoElement() throws Exception {
        assertEquals(
                List.of("svg", "title", "desc", "style", "rect", "text", "line", "g", "polygon"),
                Xml.of(SvgLadder.of(Hostile.outcome(Hostile.NAME)).svg())
                        .elements()
                        .toList());
    }

    @Test
    void noHiddenCharacterOfAHostileNameReachesThePicture() {
        String svg = SvgLadder.of(Hostile.outcome(Hostile.NAME)).svg();

        assertEquals(
                List.of(),
                Stream.of("\u0000", "\u001b", "\u200b", "\u202e", "\u2066", "\uFFFE")
                        .filter(svg::contains)
                        .toList());
    }

    @Test
    void equalOutcomesHaveEqualPictures() {
        assertEquals(
                SvgLadder.of(SAMPLES.get("mutual")).svg(),
                SvgLadder.of(SAMPLES.get("mutual")).svg());
    }

    @Test
    void anotherOutcomeHasAnotherPicture() {
        assertFalse(SvgLadder.of(SAMPLES.get("mutual"))
                .svg()
                .equals(SvgLadder.of(SAMPLES.get("success")).svg()));
    }

    @Test
    void aPictureIsWrittenToItsFile() throws Exception {
        Path file = SvgLadder.of(SAMPLES.get("success")).writeTo(folder.resolve("ladder.svg"));

        assertEquals(SvgLadder.of(SAMPLES.get("success")).svg(), Files.readString(file));
    }

    @Test
    void aMissingOutcomeIsNamed() {
        assertEquals(
                "the outcome of of(outcome) is null; give that of a handshake",
                assertThrows(NullPointerException.class, () -> SvgLadder.of(null))
                        .getMessage());
    }
}
