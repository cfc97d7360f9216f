package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.established;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tlsloop.contract.PyOpenSslItem;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The randoms of a renegotiation, which nobody reads off the wire. */
class RandomsTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static Linked renegotiated(Linked linked) {
        linked.server().renegotiate();
        linked.move();
        linked.read();
        return linked;
    }

    @Test
    @PyOpenSslItem("I15")
    void bothSidesTellTheClientsOfTheLastHandshake() {
        try (Linked linked = renegotiated(established(aClient(TLS_1_2), aServer()))) {
            assertArrayEquals(
                    linked.client().clientRandom().orElseThrow(),
                    linked.server().clientRandom().orElseThrow());
        }
    }

    @Test
    @PyOpenSslItem("I15")
    void theClientsIsAnotherAfterARenegotiation() {
        try (Linked linked = established(aClient(TLS_1_2), aServer())) {
            byte[] first = linked.server().clientRandom().orElseThrow();
            renegotiated(linked);
            assertFalse(Arrays.equals(first, linked.server().clientRandom().orElseThrow()));
        }
    }

    @Test
    @PyOpenSslItem("I16")
    void theServersIsAnotherAfterARenegotiation() {
        try (Linked linked = established(aClient(TLS_1_2), aServer())) {
            byte[] first = linked.client().serverRandom().orElseThrow();
            renegotiated(linked);
            assertFalse(Arrays.equals(first, linked.client().serverRandom().orElseThrow()));
        }
    }
}
