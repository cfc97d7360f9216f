/** What a TLS endpoint is: declarations and values, memory BIOs, the readable part of the wire, and the engine SPI. */
module dev.tlsloop.dsl {
    requires static transitive org.jspecify;

    exports dev.tlsloop;
    exports dev.tlsloop.bio;
    exports dev.tlsloop.wire;
    exports dev.tlsloop.spi;

    uses dev.tlsloop.Engine;
}
