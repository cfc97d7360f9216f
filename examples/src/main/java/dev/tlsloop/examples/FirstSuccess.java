package dev.tlsloop.examples;

import static dev.tlsloop.Reason.NAME_MISMATCH;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

/** Journey J1: a first handshake that succeeds, and one that refuses the same certificate for another name. */
final class FirstSuccess {
    private FirstSuccess() {}

    static JourneyStep succeeds() {
        // snippet
        Authority ca = Authority.create();
        Context server = Context.server().credential(ca.issue("localhost")).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, server).handshake();
        assertThat(outcome).succeeded().withVersion(TLS_1_3);
        // end
        return new JourneyStep("a trusted certificate for the right name is accepted", client, server, outcome);
    }

    static JourneyStep isRefusedForAnotherName() {
        Authority ca = Authority.create();
        Context server = Context.server().credential(ca.issue("localhost")).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome =
                Loopback.between(client, server).withServerName("other.test").handshake();
        assertThat(outcome).failedOn(CLIENT).because(NAME_MISMATCH);
        return new JourneyStep("a trusted certificate for another name is refused", client, server, outcome);
    }
}
