package dev.tlsloop.examples.exercises;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import org.junit.jupiter.api.Test;

/** The exercise of a lesson, red until it is solved. Makes a certificate valid for a domain and for the hosts in it. */
class NamesExercise {
    @Test
    void theDomainItselfIsCovered() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("*.b.test")).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, server).withServerName("b.test").handshake();
        assertThat(outcome).succeeded();
        // end
    }
}
