/** The SslBundle of a Spring Boot application as one side of a handshake in memory. */
module dev.tlsloop.spring {
    requires transitive dev.tlsloop.dsl;
    requires dev.tlsloop.jsse;
    requires transitive spring.boot;
    requires static org.jspecify;

    exports dev.tlsloop.spring;
}
