/** Certificate authorities and chains for tests, good ones and ones with exactly one flaw. */
module dev.tlsloop.fixtures {
    requires transitive dev.tlsloop.dsl;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static org.jspecify;

    exports dev.tlsloop.fixtures;
}
