package dev.tlsloop.harness.failure;

import java.util.List;

/**
 * A format for the report of a failed test, such as HTML. {@link java.util.ServiceLoader} finds it; without any, a report is
 * plain text.
 *
 * <pre>{@code
 * ReportFormat titles = new ReportFormat() {
 *     public String extension() {
 *         return "log";
 *     }
 *
 *     public String report(String test, List<ReportedRun> runs) {
 *         return String.join("\n", runs.stream().map(ReportedRun::title).toList());
 *     }
 * };
 * }</pre>
 */
public interface ReportFormat {
    /** The extension of the file without a dot, such as {@code html}. */
    String extension();

    /**
     * Writes a report.
     *
     * @param test the name of the test
     * @param runs its handshakes, at least one, in order
     * @return the content of the file, which is written in UTF-8
     */
    String report(String test, List<ReportedRun> runs);
}
