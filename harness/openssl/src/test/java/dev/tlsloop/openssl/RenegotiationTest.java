package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.established;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.ContextBuilder;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Option;
import dev.tlsloop.Refusal;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Renegotiation in TLS 1.2, and the key update that replaces it in TLS 1.3. */
class RenegotiationTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ManualOpenSslPair tls12() {
        return established(aClient(TLS_1_2), aServer());
    }

    @Test
    @PyOpenSslItem({"I29", "I30"})
    @Behaviour("F343")
    void theFinishedChangesAndStaysSymmetric() {
        try (ManualOpenSslPair pair = tls12()) {
            byte[] before = pair.client().finished().orElseThrow();
            pair.server().renegotiate();
            pair.move();
            pair.read();
            byte[] after = pair.client().finished().orElseThrow();
            assertEquals(
                    List.of(false, true),
                    List.of(
                            Arrays.equals(before, after),
                            Arrays.equals(after, pair.server().peerFinished().orElseThrow())));
        }
    }

    @Test
    @PyOpenSslItem("I45")
    @Behaviour("F344")
    void aServerRefusesARenegotiationThatAClientStarts() {
        try (ManualOpenSslPair pair = tls12()) {
            pair.client().renegotiate();
            pair.move();
            pair.read();
            assertEquals(
                    List.of(
                            Optional.of(List.of(new ErrorEntry("SSL routines", "", "no renegotiation"))),
                            Optional.of(true)),
                    List.of(
                            pair.client().refusal().map(Refusal::errors),
                            pair.server().refusal().map(Refusal::reportedByPeer)));
        }
    }

    @Test
    @PyOpenSslItem("I45")
    @Behaviour("F346")
    void aServerThatForbidsRenegotiationCannotStartIt() {
        ContextBuilder server = aServer().options(Option.NO_RENEGOTIATION);
        try (ManualOpenSslPair pair = established(aClient(TLS_1_2), server)) {
            assertEquals(
                    "the options of this side forbid renegotiate() (no renegotiation (SSL routines)); remove them to"
                            + " allow it",
                    assertThrows(IllegalStateException.class, pair.server()::renegotiate)
                            .getMessage());
        }
    }

    @Test
    @PyOpenSslItem("I45")
    @Behaviour("F346")
    void aClientThatForbidsRenegotiationAnswersAndGoesOn() {
        ContextBuilder client = aClient(TLS_1_2).options(Option.NO_RENEGOTIATION);
        try (ManualOpenSslPair pair = established(client, aServer())) {
            pair.server().renegotiate();
            pair.move();
            pair.client().peek(ByteBuffer.allocate(0));
            assertEquals(
                    List.of(true, Optional.empty()),
                    List.of(
                            pair.client().outgoing().pending() > 0,
                            pair.client().refusal()));
        }
    }
}
