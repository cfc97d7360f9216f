package demo;

import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import org.junit.jupiter.api.Test;

class FirstTest {
    @Test
    void aClientThatTrustsTheAuthorityAcceptsTheServer() {
        Authority ca = Authority.create();
        Context server = Context.server().credential(ca.issue("localhost")).build();
        Context client = Context.client().trust(ca).build();
        assertThat(Loopback.between(client, server).handshake()).succeeded().withVersion(TLS_1_3);
    }
}
