/** AssertJ assertions on the outcome of a handshake. */
module dev.tlsloop.assertj {
    requires transitive dev.tlsloop.harness;
    requires transitive org.assertj.core;
    requires static org.jspecify;

    exports dev.tlsloop.assertj;
}
