package dev.tlsloop.examples;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

/** Journey J5: a client refuses an intermediate with any flaw, and accepts the same chain without it. */
final class BrokenIntermediate {
    private BrokenIntermediate() {}

    static JourneyStep isRefused(IssuerFlaw flaw) {
        // snippet
        Chain chain = Chain.from("Root").via("Intermediate", flaw).to("localhost");
        Context server = Context.server().credential(chain.credential()).build();
        Context client = Context.client().trust(chain).build();
        Outcome outcome = Loopback.between(client, server).handshake();
        assertThat(outcome).failedOn(CLIENT).because(flaw.reason());
        // end
        return new JourneyStep("an intermediate that is " + flaw + " is refused", client, server, outcome);
    }

    static JourneyStep unbrokenIsAccepted() {
        Chain chain = Chain.from("Root").via("Intermediate").to("localhost");
        Context server = Context.server().credential(chain.credential()).build();
        Context client = Context.client().trust(chain).build();
        Outcome outcome = Loopback.between(client, server).handshake();
        assertThat(outcome).succeeded();
        return new JourneyStep("the same chain without a flaw is accepted", client, server, outcome);
    }
}
