package dev.tlsloop.report;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Side;
import dev.tlsloop.harness.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages in Chromium, at 390 and 1280 pixels, light and dark: no word on the console, no request, no horizontal scroll, and
 * nothing serious for axe-core.
 */
class BrowserTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void needsABrowser() throws Exception {
        Optional<String> lack = Browser.lack();
        assumeTrue(lack.isEmpty(), () -> lack.orElse(""));
    }

    private List<Path> pages() throws Exception {
        Fault fault = Fault.from(Side.SERVER).atRecord(3).flipBit(1);
        HtmlPage several = HtmlPage.of("established, and of two minds", Samples.disagreed())
                .and("a client with a certificate", Samples.mutual(TLS_1_2))
                .and("a fault in the third record", Samples.withFault(fault))
                .and(
                        "a silent server",
                        Samples.withFault(Fault.from(Side.SERVER).atRecord(2).stall()));
        List<Path> pages = new ArrayList<>();
        pages.add(several.writeTo(folder.resolve("several.html")));
        pages.add(HtmlPage.of(Samples.mutual(TLS_1_3)).writeTo(folder.resolve("mutual.html")));
        pages.add(HtmlPage.of(Samples.expired(TLS_1_3)).writeTo(folder.resolve("refused.html")));
        pages.add(HtmlPage.of(Samples.mismatch()).writeTo(folder.resolve("mismatch.html")));
        pages.add(HtmlPage.of(Samples.withoutRecording()).writeTo(folder.resolve("clear.html")));
        pages.add(HtmlPage.of(Hostile.outcome(Hostile.NAME)).writeTo(folder.resolve("hostile.html")));
        return pages;
    }

    @Test
    void chromiumFindsNothing() throws Exception {
        List<Path> pages = pages();

        assertEquals(List.of("checked " + pages.size()), Browser.findings(pages));
    }

    @Test
    void chromiumFindsEachFault() throws Exception {
        Path bad = Files.writeString(
                folder.resolve("bad.html"),
                "<!DOCTYPE html><html><head><title>bad</title></head><body><main><h1>bad</h1>"
                        + "<img src=\"missing.png\"><p style=\"width: 2000px\">wide</p>"
                        + "<details><summary>closed</summary><p>on paper too</p></details>"
                        + "<script>console.log(\"a word\"); throw new Error(\"a fault\");</script></main></body></html>");

        String findings = String.join("\n", Browser.findings(List.of(bad)));

        assertTrue(
                List.of(
                                "the console says a word",
                                "throws a fault",
                                "px too wide",
                                "missing.png",
                                "axe finds image-alt")
                        .stream()
                        .allMatch(findings::contains),
                findings);
    }
}
