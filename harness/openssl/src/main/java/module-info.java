/** The system's libssl 3 as a TLS engine. */
module dev.tlsloop.openssl {
    requires transitive dev.tlsloop.dsl;
    requires com.sun.jna;
    requires static org.jspecify;

    exports dev.tlsloop.openssl;

    opens dev.tlsloop.openssl.jna to
            com.sun.jna;

    provides dev.tlsloop.Engine with
            dev.tlsloop.openssl.OpenSslEngine;
}
