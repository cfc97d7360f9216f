package dev.tlsloop.examples.solutions;

import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.harness.transcript.MessageType.CERTIFICATE_REQUEST;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import org.junit.jupiter.api.Test;

/** A solution of the exercise. Serves clients without a certificate, and verifies the certificates of the others. */
class MutualTlsSolution {
    @Test
    void aClientWithoutACertificateIsAskedAndServed() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost"))
                .trust(ca).verify(PEER).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).sent(SERVER, CERTIFICATE_REQUEST).succeeded();
        // end
    }
}
