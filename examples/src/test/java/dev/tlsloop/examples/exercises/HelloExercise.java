package dev.tlsloop.examples.exercises;

import static dev.tlsloop.CipherSuite.TLS_AES_128_GCM_SHA256;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import org.junit.jupiter.api.Test;

/** The exercise of a lesson, red until it is solved. Makes both sides encrypt with AES-128. */
class HelloExercise {
    @Test
    void encryptsWithAes128() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, server).handshake();
        assertThat(outcome).succeeded().withCipher(TLS_AES_128_GCM_SHA256);
        // end
    }
}
