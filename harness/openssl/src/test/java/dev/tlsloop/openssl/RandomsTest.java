package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.established;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tlsloop.contract.PyOpenSslItem;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client and server randoms of a renegotiation, which is encrypted. */
class RandomsTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ManualOpenSslPair renegotiated(ManualOpenSslPair pair) {
        pair.server().renegotiate();
        pair.move();
        pair.read();
        return pair;
    }

    @Test
    @PyOpenSslItem("I15")
    void bothSidesReturnTheClientRandomOfTheLastHandshake() {
        try (ManualOpenSslPair pair = renegotiated(established(aClient(TLS_1_2), aServer()))) {
            assertArrayEquals(
                    pair.client().clientRandom().orElseThrow(),
                    pair.server().clientRandom().orElseThrow());
        }
    }

    @Test
    @PyOpenSslItem("I15")
    void aRenegotiationChangesTheClientRandom() {
        try (ManualOpenSslPair pair = established(aClient(TLS_1_2), aServer())) {
            byte[] first = pair.server().clientRandom().orElseThrow();
            renegotiated(pair);
            assertFalse(Arrays.equals(first, pair.server().clientRandom().orElseThrow()));
        }
    }

    @Test
    @PyOpenSslItem("I16")
    void aRenegotiationChangesTheServerRandom() {
        try (ManualOpenSslPair pair = established(aClient(TLS_1_2), aServer())) {
            byte[] first = pair.client().serverRandom().orElseThrow();
            renegotiated(pair);
            assertFalse(Arrays.equals(first, pair.client().serverRandom().orElseThrow()));
        }
    }
}
