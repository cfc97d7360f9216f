/** Certificate authorities and chains for tests, good ones and ones with exactly one flaw. */
module dev.tlsloop.fixtures {
    requires transitive dev.tlsloop.dsl;
    // For Bouncy Castle, of which stands in the jar what is needed, under names of our own: docs/decisions/020.md.
    requires java.logging;
    requires static org.bouncycastle.pkix;
    requires static org.bouncycastle.provider;
    requires static org.jspecify;

    exports dev.tlsloop.fixtures;

    uses java.security.Provider;
}
