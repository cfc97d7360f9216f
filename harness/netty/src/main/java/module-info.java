/** The SslContext of a Netty application as one side of a handshake in memory. */
module dev.tlsloop.netty {
    requires transitive dev.tlsloop.dsl;
    requires dev.tlsloop.jsse;
    requires transitive io.netty.handler;
    requires transitive io.netty.common;
    requires io.netty.buffer;
    requires static org.jspecify;

    exports dev.tlsloop.netty;
}
