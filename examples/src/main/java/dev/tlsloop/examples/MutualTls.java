package dev.tlsloop.examples;

import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

/** Journey J2: a server that requires client certificates refuses an untrusted one and accepts a trusted one. */
final class MutualTls {
    private MutualTls() {}

    static JourneyStep refusesAStranger() {
        // snippet
        Authority ca = Authority.create();
        Credential stranger = Authority.create().issue("mallory");
        Context server = Context.server()
                .credential(ca.issue("localhost"))
                .trust(ca)
                .verify(PEER, FAIL_IF_NO_PEER_CERT)
                .build();
        Context mallory = Context.client().trust(ca).credential(stranger).build();
        Outcome outcome = Loopback.between(mallory, server).handshake();
        assertThat(outcome).failedOn(SERVER).because(UNKNOWN_ISSUER);
        // end
        return new JourneyStep("an untrusted client certificate is refused", mallory, server, outcome);
    }

    static JourneyStep acceptsItsOwn() {
        Authority ca = Authority.create();
        Context server = Context.server()
                .credential(ca.issue("localhost"))
                .trust(ca)
                .verify(PEER, FAIL_IF_NO_PEER_CERT)
                .build();
        Context alice = Context.client().trust(ca).credential(ca.issue("alice")).build();
        Outcome outcome = Loopback.between(alice, server).handshake();
        assertThat(outcome).succeeded().withClientCertificate();
        return new JourneyStep("a client certificate of a trusted authority is accepted", alice, server, outcome);
    }
}
