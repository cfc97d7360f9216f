package dev.tlsloop.examples.exercises;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The exercise of a lesson, red until it is solved. Renews a certificate before the first of June. */
class TimeExercise {
    @Test
    void theCertificateIsRenewedInTime() {
        // snippet
        Authority ca = Authority.create("Root");
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant until = Instant.parse("2026-03-31T23:59:59Z");
        Credential credential = ca.issuing().validity(from, until).issue("localhost");
        Context server = Context.server().credential(credential).build();
        Context client = Context.client().trust(ca).verifyAt(Instant.parse("2026-06-01T00:00:00Z")).build();
        Outcome outcome = Loopback.between(client, server).handshake();
        assertThat(outcome).succeeded();
        // end
    }
}
