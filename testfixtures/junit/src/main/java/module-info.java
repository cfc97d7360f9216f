/** Authorities, credentials and temporary files as parameters of JUnit 5 tests. */
module dev.tlsloop.fixtures.junit {
    requires transitive dev.tlsloop.fixtures;
    requires transitive dev.tlsloop.pem;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports dev.tlsloop.fixtures.junit;
}
