package dev.tlsloop.examples.solutions;

import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.StreamEnd.CLEAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.StreamEnds;
import org.junit.jupiter.api.Test;

/** A solution of the exercise. Ends a stream so that the client can tell the end from a cut. */
class MiddleSolution {
    @Test
    void theClientKnowsThatItHasEverything() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).build();
        Context client = Context.client().trust(ca).build();
        try (Pair pair = Loopback.between(client, server).open()) {
            pair.transfer(SERVER, new byte[] {1, 0, 0});
            StreamEnds ends = pair.closeNotify(SERVER);
            assertEquals(CLEAN, ends.client());
        }
        // end
    }
}
