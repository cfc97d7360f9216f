package dev.tlsloop.examples.exercises;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import org.junit.jupiter.api.Test;

/** The exercise of a lesson, red until it is solved. Makes the second connection offer the session of the first. */
class RememberingExercise {
    @Test
    void theSecondConnectionResumes() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).build();
        Context client = Context.client().trust(ca).build();
        try (Pair first = Loopback.between(client, server).open(); Pair second = Loopback.between(client, server).open()) {
            assertThat(first.outcome()).succeeded();
            assertThat(second.outcome()).succeeded().resumed();
        }
        // end
    }
}
