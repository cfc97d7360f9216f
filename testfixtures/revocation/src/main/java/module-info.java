/** An OCSP responder and revocation lists on loopback, for clients that fetch them. */
module dev.tlsloop.fixtures.revocation {
    requires transitive dev.tlsloop.fixtures;
    requires jdk.httpserver;
    requires static org.jspecify;

    exports dev.tlsloop.fixtures.revocation;
}
