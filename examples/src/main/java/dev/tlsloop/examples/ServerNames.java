package dev.tlsloop.examples;

import static dev.tlsloop.Reason.UNRECOGNIZED_NAME;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

/** Journey J3: a server selects its context by the client's server name, and refuses an unlisted name. */
final class ServerNames {
    private ServerNames() {}

    static JourneyStep servesTheContextOfTheName() {
        // snippet
        Authority ca = Authority.create();
        Context blue = Context.server().credential(ca.issue("blue.test")).build();
        Context green = Context.server().credential(ca.issue("green.test")).build();
        Context front = Context.server().onServerName("blue.test", blue).onServerName("green.test", green).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, front).withServerName("green.test").handshake();
        assertThat(outcome).succeeded().servedBy(green);
        // end
        return new JourneyStep("green.test is served by green's context", client, front, outcome);
    }

    static JourneyStep refusesAnUnlistedName() {
        Authority ca = Authority.create();
        Context blue = Context.server().credential(ca.issue("blue.test")).build();
        Context front = Context.server().onServerName("blue.test", blue).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome =
                Loopback.between(client, front).withServerName("red.test").handshake();
        assertThat(outcome).failedOn(SERVER).because(UNRECOGNIZED_NAME);
        return new JourneyStep("red.test is not listed, so it is refused", client, front, outcome);
    }
}
