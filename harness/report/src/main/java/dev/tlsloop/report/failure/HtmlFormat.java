package dev.tlsloop.report.failure;

import dev.tlsloop.harness.failure.ReportFormat;
import dev.tlsloop.harness.failure.ReportedRun;
import dev.tlsloop.report.HtmlPage;
import java.util.List;

/** The report of a failed test as one HTML page. */
public final class HtmlFormat implements ReportFormat {
    /** Called by ServiceLoader. */
    public HtmlFormat() {}

    @Override
    public String extension() {
        return "html";
    }

    @Override
    public String report(String test, List<ReportedRun> runs) {
        HtmlPage page = HtmlPage.of(runs.get(0).title(), runs.get(0).outcome());
        for (ReportedRun run : runs.subList(1, runs.size())) {
            page = page.and(run.title(), run.outcome());
        }
        return page.titled(test).html();
    }
}
