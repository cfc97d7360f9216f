package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.established;
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

/** Another handshake on an established connection of TLS 1.2, and what takes its place in TLS 1.3. */
class RenegotiationTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static Linked tls12() {
        return established(aClient(TLS_1_2), aServer());
    }

    @Test
    @PyOpenSslItem({"I29", "I30"})
    @Behaviour("F343")
    void theFinishedChangesAndStaysSymmetric() {
        try (Linked linked = tls12()) {
            byte[] before = linked.client().finished().orElseThrow();
            linked.server().renegotiate();
            linked.move();
            linked.read();
            byte[] after = linked.client().finished().orElseThrow();
            assertEquals(
                    List.of(false, true),
                    List.of(
                            Arrays.equals(before, after),
                            Arrays.equals(after, linked.server().peerFinished().orElseThrow())));
        }
    }

    @Test
    @PyOpenSslItem("I45")
    @Behaviour("F344")
    void whatAClientBeginsIsRefused() {
        try (Linked linked = tls12()) {
            linked.client().renegotiate();
            linked.move();
            linked.read();
            assertEquals(
                    List.of(
                            Optional.of(List.of(new ErrorEntry("SSL routines", "", "no renegotiation"))),
                            Optional.of(true)),
                    List.of(
                            linked.client().refusal().map(Refusal::errors),
                            linked.server().refusal().map(Refusal::reportedByPeer)));
        }
    }

    @Test
    @PyOpenSslItem("I45")
    @Behaviour("F346")
    void whoeverForbidsItCannotBeginIt() {
        ContextBuilder server = aServer().options(Option.NO_RENEGOTIATION);
        try (Linked linked = established(aClient(TLS_1_2), server)) {
            assertEquals(
                    "the options of this side forbid renegotiate() (no renegotiation (SSL routines)); remove them to"
                            + " allow it",
                    assertThrows(IllegalStateException.class, linked.server()::renegotiate)
                            .getMessage());
        }
    }

    @Test
    @PyOpenSslItem("I45")
    @Behaviour("F346")
    void whoeverForbidsItAnswersThatItDoes() {
        ContextBuilder client = aClient(TLS_1_2).options(Option.NO_RENEGOTIATION);
        try (Linked linked = established(client, aServer())) {
            linked.server().renegotiate();
            linked.move();
            linked.client().peek(ByteBuffer.allocate(0));
            assertEquals(
                    List.of(true, Optional.empty()),
                    List.of(
                            linked.client().outgoing().pending() > 0,
                            linked.client().refusal()));
        }
    }
}
