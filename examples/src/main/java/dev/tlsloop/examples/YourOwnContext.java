package dev.tlsloop.examples;

import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import javax.net.ssl.SSLContext;

/** Journey J4: the SSLContext of an application refuses an impostor and accepts the server that it trusts. */
final class YourOwnContext {
    private YourOwnContext() {}

    static JourneyStep refusesAnImpostor(SSLContext production) {
        // snippet
        Authority strangers = Authority.create();
        Context impostor = Context.server().credential(strangers.issue("api.test")).build();
        Endpoint client = Jsse.endpoint(production);
        Outcome outcome = Loopback.between(client, impostor).withServerName("api.test").handshake();
        assertThat(outcome).failedOn(CLIENT).because(UNKNOWN_ISSUER);
        // end
        return new JourneyStep("the application's own SSLContext refuses an impostor", client, impostor, outcome);
    }

    /** The counterpart: the same server with a certificate from an authority that the application trusts. */
    static JourneyStep acceptsTheServerItTrusts(SSLContext production, Context trusted) {
        Endpoint client = Jsse.endpoint(production, p -> p.setEndpointIdentificationAlgorithm("HTTPS"));
        Outcome outcome =
                Loopback.between(client, trusted).withServerName("api.test").handshake();
        assertThat(outcome).succeeded();
        return new JourneyStep("an SSLContext accepts the server that it trusts", client, trusted, outcome);
    }
}
