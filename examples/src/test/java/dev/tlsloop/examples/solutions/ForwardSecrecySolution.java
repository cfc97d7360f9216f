package dev.tlsloop.examples.solutions;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.examples.lessons.Recorded;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.openssl.OpenSsl;
import org.junit.jupiter.api.Test;

/** A solution of the exercise. Keeps recorded data secret after the theft of the server's key. */
class ForwardSecrecySolution {
    @Test
    void aStolenKeyOpensNoRecording() {
        // snippet
        Authority ca = Authority.create("Root");
        Credential rsa = ca.with(KeyType.RSA_2048).issue("localhost");
        Context server = Context.server().credential(rsa).versions(TLS_1_2, TLS_1_2).engine(OpenSsl.engine())
                .cipherList("ECDHE+aRSA").build();
        Context client = Context.client().trust(ca).cipherList("ALL").engine(OpenSsl.engine()).build();
        try (Pair pair = Loopback.between(client, server).withCapture().open()) {
            pair.transfer(CLIENT, new byte[] {42});
            Transcript later = pair.transcript().decryptedWith(rsa.privateKey());
            assertThat(pair.outcome()).doesNotMeet(Recorded.dataIn(later));
        }
        // end
    }
}
