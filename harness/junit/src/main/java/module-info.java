/** Reports of the handshakes of failed JUnit tests. */
module dev.tlsloop.junit {
    requires transitive dev.tlsloop.harness;
    requires transitive org.junit.jupiter.api;
    requires org.opentest4j;
    requires static org.jspecify;

    exports dev.tlsloop.junit;

    provides org.junit.jupiter.api.extension.Extension with
            dev.tlsloop.junit.TlsReportsExtension;
}
