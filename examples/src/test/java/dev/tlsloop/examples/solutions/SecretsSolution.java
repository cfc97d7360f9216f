package dev.tlsloop.examples.solutions;

import static dev.tlsloop.CipherSuite.TLS_AES_128_GCM_SHA256;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.examples.lessons.KeySchedule;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** A solution of the exercise. Computes the nonce of the second record. */
class SecretsSolution {
    @Test
    void theSecondRecordOpens() throws GeneralSecurityException {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).cipherSuites(TLS_AES_128_GCM_SHA256).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).build();
        try (Pair pair = Loopback.between(client, server).withSecrets().open()) {
            pair.transfer(CLIENT, new byte[] {1});
            pair.transfer(SERVER, new byte[] {9});
            pair.transfer(CLIENT, new byte[] {2});
            KeySchedule run = KeySchedule.of(pair.transcript());
            byte[] key = run.expand(run.secret("CLIENT_TRAFFIC_SECRET_0"), "key", 16);
            byte[] nonce = run.expand(run.secret("CLIENT_TRAFFIC_SECRET_0"), "iv", 12);
            nonce[11] ^= 1;
            assertThat(pair.outcome()).meets(run.opens(CLIENT, 2, key, nonce, new byte[] {2}));
        }
        // end
    }
}
