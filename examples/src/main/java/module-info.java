/** Runnable journeys through tlsloop, the lessons, and the command line. */
module dev.tlsloop.examples {
    requires dev.tlsloop.dsl;
    requires dev.tlsloop.fixtures;
    requires dev.tlsloop.harness;
    requires dev.tlsloop.report;
    requires dev.tlsloop.jsse;
    requires dev.tlsloop.openssl;
    requires dev.tlsloop.pem;
    requires info.picocli;
    requires jdk.httpserver;
    requires static org.jspecify;

    opens dev.tlsloop.examples to
            info.picocli;
}
