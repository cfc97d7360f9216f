package dev.tlsloop.examples.exercises;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import org.junit.jupiter.api.Test;

/** The exercise of a lesson, red until it is solved. Adds a name to a server. */
class OneAddressExercise {
    @Test
    void redIsServedToo() {
        // snippet
        Authority ca = Authority.create("Root");
        Context blue = Context.server().credential(ca.issue("blue.test")).build();
        Context red = Context.server().credential(ca.issue("red.test")).build();
        Context front = Context.server().onServerName("blue.test", blue).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, front).withServerName("red.test").handshake();
        assertThat(outcome).succeeded().servedBy(red);
        // end
    }
}
