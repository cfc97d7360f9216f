package dev.tlsloop.examples.solutions;

import static dev.tlsloop.Revocation.CRL_ALL;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import org.junit.jupiter.api.Test;

/** A solution of the exercise. Gives the client a list of each authority. */
class TakingBackSolution {
    @Test
    void eachCertificateIsLookedUp() {
        // snippet
        Chain chain = Chain.from("Root").via("Intermediate").to("localhost");
        Context server = Context.server().credential(chain.credential()).build();
        Context client = Context.client().trust(chain).revocation(CRL_ALL).crls(chain.crls()).build();
        Outcome outcome = Loopback.between(client, server).handshake();
        assertThat(outcome).succeeded();
        // end
    }
}
