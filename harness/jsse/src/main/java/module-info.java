/** The JDK's TLS engine, and any SSLContext or SSLEngine of your own. */
module dev.tlsloop.jsse {
    requires transitive dev.tlsloop.dsl;
    requires static org.jspecify;

    exports dev.tlsloop.jsse;

    provides dev.tlsloop.Engine with
            dev.tlsloop.jsse.engine.JsseEngine;
}
