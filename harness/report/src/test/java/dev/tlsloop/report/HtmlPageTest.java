package dev.tlsloop.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.fields.Codes;
import dev.tlsloop.report.ladder.Ladder;
import dev.tlsloop.report.ladder.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page: its order, its words, and what it must never have. */
class HtmlPageTest {
    private static final Map<String, Outcome> SAMPLES = Samples.all();

    @TempDir
    private Path folder;

    private static Stream<String> samples() {
        return SAMPLES.keySet().stream();
    }

    private static Xml page(String sample) throws Exception {
        return Xml.of(HtmlPage.of(sample(sample)).html());
    }

    private static Outcome sample(String name) {
        return SAMPLES.get(name);
    }

    private static HtmlPage several() {
        return HtmlPage.of("one", sample("success")).and("two", sample("refused"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyPageHasOneMainAndOneFirstHeading(String sample) throws Exception {
        Xml page = page(sample);

        assertEquals(
                List.of(1L, 1L),
                List.of(page.all("main").count(), page.all("h1").count()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void headingsLeaveOutNoLevel(String sample) throws Exception {
        assertEquals(List.of(), jumps(page(sample)));
    }

    @Test
    void headingsOfSeveralHandshakesLeaveOutNoLevel() throws Exception {
        assertEquals(List.of(), jumps(Xml.of(several().html())));
    }

    @Test
    void aHeadingThatLeavesOutALevelIsFound() throws Exception {
        assertEquals(List.of("h3"), jumps(Xml.of("<a><h1/><h3/></a>")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySectionIsNamedByAnElementOfThePage(String sample) throws Exception {
        Xml page = page(sample);
        List<String> ids = page.attributes("id").toList();

        assertEquals(
                List.of(),
                page.attributes("aria-labelledby")
                        .filter(id -> !ids.contains(id))
                        .toList());
    }

    @Test
    void everyIdOfSeveralHandshakesIsUnique() throws Exception {
        List<String> ids = Xml.of(several().html()).attributes("id").toList();

        assertEquals(ids.stream().distinct().toList(), ids);
    }

    @Test
    void everyLinkInsideThePageHasATarget() throws Exception {
        Xml page = Xml.of(several().html());
        List<String> targets = page.attributes("id").map(id -> "#" + id).toList();

        assertEquals(
                List.of(),
                page.attributes("href")
                        .filter(link -> link.startsWith("#") && !targets.contains(link))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aPageHasNothingThatABrowserRequests(String sample) throws Exception {
        Xml page = page(sample);

        assertEquals(
                List.of("data:,"),
                Stream.concat(page.attributes("src"), page.all("link").map(link -> link.getAttribute("href")))
                        .toList());
    }

    @Test
    void aRefusalIsTheTitleInWords() throws Exception {
        assertEquals(
                List.of("The client refused the server: a certificate has expired"),
                page("refused").all("h1").map(h -> h.getTextContent()).toList());
    }

    @Test
    void theFailingCertificateIsMarked() throws Exception {
        assertEquals(
                List.of("CERTIFICATE_EXPIRED: a certificate has expired"),
                page("refused").ofClass("flaw").map(e -> e.getTextContent()).toList());
    }

    @Test
    void aGoodChainHasNoMark() throws Exception {
        assertEquals(0, page("mutual").ofClass("flaw").count());
    }

    @Test
    void aPageShowsEveryByteOfAMessageInOrder() throws Exception {
        Step hello = Ladder.of(sample("success")).get(0);
        String expected = Codes.hex(hello.bytes().orElseThrow().plain());

        String shown =
                page("success").all("code").map(code -> code.getTextContent()).collect(Collectors.joining(" "));

        assertTrue(shown.startsWith(expected), shown);
    }

    @Test
    void aDecryptedMessageStandsBesideItsRecord() throws Exception {
        assertTrue(page("success").ofClass("both").count() > 0);
    }

    @Test
    void aPageWithoutRecordingSaysHowToSeeMore() throws Exception {
        assertTrue(
                page("without-recording").text().contains("Run the handshake with withSecrets() to see every message"));
    }

    @Test
    void aPageWithRecordingDoesNotSaySo() throws Exception {
        assertFalse(page("success").text().contains("withSecrets()"));
    }

    @Test
    void aMismatchHasNothingInCommon() throws Exception {
        assertTrue(page("mismatch").text().contains("In common: nothing."));
    }

    @Test
    void aSideThatBelievesOtherwiseIsMarked() throws Exception {
        assertEquals(1, page("disagreed").ofClass("differs").count());
    }

    @Test
    void sidesThatAgreeHaveNoMark() throws Exception {
        assertEquals(0, page("success").ofClass("differs").count());
    }

    @Test
    void equalOutcomesHaveEqualPages() {
        assertEquals(
                HtmlPage.of(sample("mutual")).html(),
                HtmlPage.of(sample("mutual")).html());
    }

    @Test
    void anotherHandshakeHasAnotherPage() {
        assertFalse(HtmlPage.of(Samples.success(TlsVersion.TLS_1_3))
                .html()
                .equals(HtmlPage.of(sample("success")).html()));
    }

    @Test
    void aHostileNameAddsNoElement() throws Exception {
        assertEquals(
                Xml.of(HtmlPage.of(Hostile.outcome("harmless \u0001")).html())
                        .elements()
                        .toList(),
                Xml.of(HtmlPage.of(Hostile.outcome(Hostile.NAME)).html())
                        .elements()
                        .toList());
    }

    @Test
    void aHostileNameShowsItsHiddenCharacters() throws Exception {
        String html = HtmlPage.of(Hostile.NAME, Hostile.outcome(Hostile.NAME)).html();

        List<String> signs = List.of("\\u{200b}", "\\u{2066}", "\\u{202e}", "\\u{fffe}", "\\u{0}", "\\u{1b}");
        assertEquals(signs, signs.stream().filter(html::contains).toList());
    }

    @Test
    void noHiddenCharacterOfAHostileNameReachesThePage() {
        String html = HtmlPage.of(Hostile.NAME, Hostile.outcome(Hostile.NAME)).html();

        assertEquals(
                List.of(),
                Stream.of("\u0000", "\u001b", "\u200b", "\u202e", "\u2066", "\uFFFE")
                        .filter(html::contains)
                        .toList());
    }

    @Test
    void aPageIsWrittenInUtf8() throws Exception {
        Path file = HtmlPage.of(sample("success")).titled("\u00fcber").writeTo(folder.resolve("page.html"));

        assertTrue(Files.readString(file).contains("<title>\u00fcber</title>"));
    }

    @Test
    void severalHandshakesHaveContents() throws Exception {
        assertEquals(
                2,
                Xml.of(several().html())
                        .all("nav")
                        .findFirst()
                        .orElseThrow()
                        .getElementsByTagName("a")
                        .getLength());
    }

    @Test
    void oneHandshakeHasNoContents() throws Exception {
        assertEquals(0, page("success").all("nav").count());
    }

    @Test
    void aMissingOutcomeIsNamed() {
        assertEquals(
                "the outcome of of(outcome) is null; give that of a handshake",
                assertThrows(NullPointerException.class, () -> HtmlPage.of(null))
                        .getMessage());
    }

    /** The headings that are more than one level below the heading before. */
    private static List<String> jumps(Xml page) {
        List<String> jumps = new ArrayList<>();
        int before = 0;
        for (String name : page.all("*")
                .map(e -> e.getNodeName())
                .filter(n -> n.matches("h[1-6]"))
                .toList()) {
            int level = name.charAt(1) - '0';
            if (level > before + 1) {
                jumps.add(name);
            }
            before = level;
        }
        return jumps;
    }
}
