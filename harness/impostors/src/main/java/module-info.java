/** Tests of what a client verifies, with servers that it must refuse. */
module dev.tlsloop.impostors {
    requires transitive dev.tlsloop.dsl;
    requires transitive dev.tlsloop.harness;
    requires transitive dev.tlsloop.fixtures;
    requires static org.jspecify;

    exports dev.tlsloop.impostors;
}
