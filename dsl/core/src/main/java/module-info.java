/**
 * The TLS endpoint API: contexts and values, memory BIOs, a parser for plaintext handshake messages, and the engine
 * SPI.
 */
module dev.tlsloop.dsl {
    requires static transitive org.jspecify;

    exports dev.tlsloop;
    exports dev.tlsloop.bio;
    exports dev.tlsloop.chain;
    exports dev.tlsloop.wire;
    exports dev.tlsloop.spi;

    uses dev.tlsloop.Engine;
}
