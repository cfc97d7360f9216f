package dev.tlsloop.examples.solutions;

import static dev.tlsloop.CipherSuite.TLS_AES_128_GCM_SHA256;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import org.junit.jupiter.api.Test;

/** A solution of the exercise. Makes both sides encrypt with AES-128. */
class HelloSolution {
    @Test
    void encryptsWithAes128() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).build();
        Context client = Context.client().trust(ca).cipherSuites(TLS_AES_128_GCM_SHA256).build();
        Outcome outcome = Loopback.between(client, server).handshake();
        assertThat(outcome).succeeded().withCipher(TLS_AES_128_GCM_SHA256);
        // end
    }
}
