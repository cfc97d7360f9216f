/** Outcomes of handshakes as pages and pictures. */
module dev.tlsloop.report {
    requires transitive dev.tlsloop.dsl;
    requires transitive dev.tlsloop.harness;
    requires com.j2html;
    requires com.fasterxml.jackson.core;
    requires java.xml;
    requires static org.jspecify;

    exports dev.tlsloop.report;

    provides dev.tlsloop.harness.failure.ReportFormat with
            dev.tlsloop.report.failure.HtmlFormat;
}
