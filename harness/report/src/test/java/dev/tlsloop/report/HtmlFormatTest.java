package dev.tlsloop.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.failure.ReportFormat;
import dev.tlsloop.harness.failure.ReportedRun;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class HtmlFormatTest {
    private static ReportFormat format() {
        return ServiceLoader.load(ReportFormat.class).findFirst().orElseThrow();
    }

    @Test
    void failedTestsHaveHtmlPages() {
        assertEquals("html", format().extension());
    }

    @Test
    void thePageHasTheTestAsTitleAndItsHandshakesInOrder() {
        Outcome first = Samples.success(TlsVersion.TLS_1_3);
        Outcome second = Samples.expired(TlsVersion.TLS_1_2);
        String page = format().report(
                        "a.B.fails",
                        List.of(
                                new ReportedRun("handshake 1 of 2", first),
                                new ReportedRun("handshake 2 of 2", second)));
        assertEquals(
                HtmlPage.of("handshake 1 of 2", first)
                        .and("handshake 2 of 2", second)
                        .titled("a.B.fails")
                        .html(),
                page);
    }
}
