/** Certificate authorities for tests, the credentials that they issue, and chains with flaws. */
module dev.tlsloop.fixtures {
    requires transitive dev.tlsloop.dsl;
    // For the Bouncy Castle classes, which are copied into this jar under another package:
    // docs/project/decisions/020-relocated-bouncy-castle.md.
    requires java.logging;
    requires static org.bouncycastle.pkix;
    requires static org.bouncycastle.provider;
    requires static org.jspecify;

    exports dev.tlsloop.fixtures;

    uses java.security.Provider;
}
