package dev.tlsloop.examples.solutions;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import org.junit.jupiter.api.Test;

/** A solution of the exercise. Makes the server present what the client needs for a path to its anchor. */
class CertificatesSolution {
    @Test
    void theClientFindsThePathToItsAnchor() {
        // snippet
        Chain chain = Chain.from("Root").via("Intermediate").to("localhost");
        Credential credential = Credential.of(chain.credential().privateKey(), chain.credential().chain());
        Context server = Context.server().credential(credential).build();
        Context client = Context.client().trust(chain).build();
        Outcome outcome = Loopback.between(client, server).handshake();
        assertThat(outcome).succeeded();
        // end
    }
}
