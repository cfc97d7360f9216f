/** Handshakes of a client and a server in memory, their outcomes and assertions. */
module dev.tlsloop.harness {
    requires transitive dev.tlsloop.dsl;
    requires static transitive org.jspecify;

    exports dev.tlsloop.harness;
    exports dev.tlsloop.harness.assertion;
    exports dev.tlsloop.harness.capture;
    exports dev.tlsloop.harness.chain;
    exports dev.tlsloop.harness.failure;
    exports dev.tlsloop.harness.fault;
    exports dev.tlsloop.harness.socket;
    exports dev.tlsloop.harness.transcript;

    uses dev.tlsloop.harness.failure.ReportFormat;
}
