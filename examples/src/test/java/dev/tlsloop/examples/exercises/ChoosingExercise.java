package dev.tlsloop.examples.exercises;

import static dev.tlsloop.NamedGroup.SECP256R1;
import static dev.tlsloop.NamedGroup.SECP384R1;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import org.junit.jupiter.api.Test;

/** The exercise of a lesson, red until it is solved. Saves the second try, without a change to the client. */
class ChoosingExercise {
    @Test
    void oneRoundTripIsEnough() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).groups(SECP384R1).build();
        Context client = Context.client().trust(ca).groups(SECP256R1, SECP384R1).build();
        Outcome outcome = Loopback.between(client, server).handshake();
        assertThat(outcome).succeeded().withoutRetry();
        // end
    }
}
