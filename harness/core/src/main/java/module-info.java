/** Pairs a client and a server in memory, runs the handshake, judges it and says how it came out. */
module dev.tlsloop.harness {
    requires transitive dev.tlsloop.dsl;
    requires static transitive org.jspecify;

    exports dev.tlsloop.harness;
    exports dev.tlsloop.harness.assertion;
    exports dev.tlsloop.harness.fault;
    exports dev.tlsloop.harness.socket;
    exports dev.tlsloop.harness.transcript;
}
