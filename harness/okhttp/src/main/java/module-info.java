/** The OkHttpClient of an application as the client of a handshake in memory. */
module dev.tlsloop.okhttp {
    requires transitive dev.tlsloop.dsl;
    requires dev.tlsloop.jsse;
    requires transitive okhttp3;
    requires static org.jspecify;

    exports dev.tlsloop.okhttp;
}
