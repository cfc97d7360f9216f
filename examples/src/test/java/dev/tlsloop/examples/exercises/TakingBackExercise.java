package dev.tlsloop.examples.exercises;

import static dev.tlsloop.Revocation.CRL_ALL;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import org.junit.jupiter.api.Test;

/** The exercise of a lesson, red until it is solved. Gives the client a list of each authority. */
class TakingBackExercise {
    @Test
    void eachCertificateIsLookedUp() {
        // snippet
        Chain chain = Chain.from("Root").via("Intermediate").to("localhost");
        Context server = Context.server().credential(chain.credential()).build();
        Context client = Context.client().trust(chain).revocation(CRL_ALL).crls(chain.crls().get(1)).build();
        Outcome outcome = Loopback.between(client, server).handshake();
        assertThat(outcome).succeeded();
        // end
    }
}
