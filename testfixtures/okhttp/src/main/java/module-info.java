/** Certificates of okhttp-tls to and from tlsloop. */
module dev.tlsloop.fixtures.okhttp {
    requires transitive dev.tlsloop.dsl;
    requires transitive okhttp3.tls;
    requires static org.jspecify;

    exports dev.tlsloop.fixtures.okhttp;
}
