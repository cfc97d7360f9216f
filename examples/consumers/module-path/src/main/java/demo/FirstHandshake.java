package demo;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

final class FirstHandshake {
    private FirstHandshake() {}

    static Outcome run() {
        Authority ca = Authority.create();
        Context client = Context.client().trust(ca).build();
        Context server = Context.server().credential(ca.issue("localhost")).build();
        return Loopback.between(client, server).handshake();
    }
}
