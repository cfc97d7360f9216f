package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.Linked.STRANGER;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.bareServer;
import static dev.tlsloop.openssl.Linked.established;
import static dev.tlsloop.openssl.Linked.fresh;
import static dev.tlsloop.openssl.Linked.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Connection;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Option;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.Want;
import dev.tlsloop.contract.Fact;
import dev.tlsloop.contract.SeedRow;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another handshake on an established connection of TLS 1.2, and what takes its place in TLS 1.3. */
class RenegotiationTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static Linked tls12() {
        return established(aClient(TLS_1_2), aServer());
    }

    private static List<Object> state(Connection connection) {
        return List.of(connection.renegotiatePending(), connection.renegotiations());
    }

    @Test
    @SeedRow({"I46", "I47"})
    @Fact("F337")
    void nothingIsPendingOnAFreshConnection() {
        try (Linked linked = fresh(aClient(TLS_1_2), aServer())) {
            assertEquals(
                    List.of(List.of(false, 0), List.of(false, 0)),
                    List.of(state(linked.client()), state(linked.server())));
        }
    }

    @Test
    @SeedRow({"I45", "I46"})
    @Fact({"F338", "F340"})
    void aServerThatAsksIsPendingUntilTheClientAnswers() {
        try (Linked linked = tls12()) {
            Want asked = linked.server().renegotiate();
            assertEquals(
                    List.of(Want.NOTHING, true, Want.NOTHING, true),
                    List.of(
                            asked,
                            linked.server().outgoing().pending() > 0,
                            linked.server().handshake(),
                            linked.server().renegotiatePending()));
        }
    }

    @Test
    @SeedRow({"I45", "I46", "I47"})
    @Fact({"F338", "F341", "F342"})
    void bothSidesFinishItAsTheyRead() {
        try (Linked linked = tls12()) {
            linked.server().renegotiate();
            linked.move();
            linked.read();
            assertEquals(
                    List.of(List.of(false, 1), List.of(false, 1)),
                    List.of(state(linked.client()), state(linked.server())));
        }
    }

    @Test
    @SeedRow("I45")
    void aPairCarriesItToItsEnd() {
        try (Pair pair =
                Loopback.between(aClient(TLS_1_2).build(), aServer().build()).open()) {
            pair.server().renegotiate();
            pair.settle();
            assertEquals(List.of(false, 1), state(pair.server()));
        }
    }

    @Test
    @SeedRow({"I29", "I30"})
    @Fact("F343")
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
    void dataFlowsAfterIt() {
        try (Linked linked = tls12()) {
            linked.server().renegotiate();
            linked.move();
            linked.read();
            assertEquals(
                    List.of("up", "down"),
                    List.of(
                            sent(linked.client(), linked.server(), "up"),
                            sent(linked.server(), linked.client(), "down")));
        }
    }

    @Test
    void aWriteInTheMiddleOfItTakesNothingAndWantsMore() {
        try (Linked linked = tls12()) {
            linked.server().renegotiate();
            linked.move();
            linked.client().peek(ByteBuffer.allocate(0));
            ByteBuffer plain = ByteBuffer.allocate(3);
            assertEquals(List.of(Want.READ, 0), List.of(linked.client().write(plain), plain.position()));
        }
    }

    @Test
    @SeedRow("I45")
    @Fact("F344")
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
                            linked.server().refusal().map(Refusal::heard)));
        }
    }

    @Test
    @SeedRow({"I45", "I47"})
    @Fact("F345")
    void aServerMayLetItsClientBegin() {
        ContextBuilder server = aServer().options(Option.ALLOW_CLIENT_RENEGOTIATION);
        try (Linked linked = established(aClient(TLS_1_2), server)) {
            linked.client().renegotiate();
            linked.move();
            linked.read();
            assertEquals(
                    List.of(List.of(false, 1), List.of(false, 0)),
                    List.of(state(linked.client()), state(linked.server())));
        }
    }

    @Test
    @SeedRow("I45")
    @Fact("F346")
    void whoeverForbidsItCannotBeginIt() {
        ContextBuilder server = aServer().options(Option.NO_RENEGOTIATION);
        try (Linked linked = established(aClient(TLS_1_2), server)) {
            assertEquals(
                    "renegotiate() is against this side's own settings (no renegotiation (SSL routines)); leave them out"
                            + " to allow it",
                    assertThrows(IllegalStateException.class, linked.server()::renegotiate)
                            .getMessage());
        }
    }

    @Test
    @SeedRow("I45")
    @Fact("F346")
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

    @Test
    @SeedRow("I45")
    @Fact("F347")
    void tls13HasNoSuchThing() {
        try (Linked linked = established(aClient(TLS_1_3), aServer())) {
            assertEquals(
                    "renegotiate() on a connection of TLS 1.3, which has no such thing; use updateKeys()",
                    assertThrows(IllegalStateException.class, linked.client()::renegotiate)
                            .getMessage());
        }
    }

    @Test
    void thereIsNothingToRenegotiateBeforeTheHandshake() {
        try (Linked linked = fresh(aClient(TLS_1_2), aServer())) {
            assertEquals(
                    "renegotiate() before the handshake is complete (HANDSHAKING); finish it with handshake()",
                    assertThrows(IllegalStateException.class, linked.client()::renegotiate)
                            .getMessage());
        }
    }

    @Test
    void whoeverHasClosedAsksForNothing() {
        try (Linked linked = tls12()) {
            linked.client().shutdown();
            assertEquals(Want.CLOSED, linked.client().renegotiate());
        }
    }

    @Test
    @Fact("F289")
    void aShutdownInTheMiddleOfItIsMisuseAndSendsNothing() {
        try (Linked linked = tls12()) {
            linked.client().renegotiate();
            linked.client().outgoing().readAll();
            String said = assertThrows(IllegalStateException.class, linked.client()::shutdown)
                    .getMessage();
            assertEquals(
                    List.of(true, 0, Set.of()),
                    List.of(
                            said.startsWith("shutdown() in the middle of a renegotiation ("),
                            linked.client().outgoing().pending(),
                            linked.client().shutdownState()));
        }
    }

    @Test
    void whoeverRefusedAsksForNothing() {
        try (Linked linked = fresh(aClient(TLS_1_2), bareServer().credential(STRANGER))) {
            linked.shakenHands();
            assertEquals(Want.REFUSED, linked.client().renegotiate());
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void eitherSideUpdatesTheKeysAndTheOtherAnswersAsItWrites(Side side) {
        try (Linked linked = established(aClient(TLS_1_3), aServer())) {
            Connection first = side == CLIENT ? linked.client() : linked.server();
            Connection second = side == CLIENT ? linked.server() : linked.client();
            Want updated = first.updateKeys();
            linked.move();
            second.peek(ByteBuffer.allocate(0));
            int withTheAnswer = written(second);
            assertEquals(List.of(Want.NOTHING, true), List.of(updated, withTheAnswer > written(second)));
        }
    }

    /** How many bytes three bytes become. */
    private static int written(Connection connection) {
        connection.write(ByteBuffer.allocate(3));
        return connection.outgoing().readAll().length;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void dataFlowsUnderTheNewKeys(Side side) {
        try (Pair pair =
                Loopback.between(aClient(TLS_1_3).build(), aServer().build()).open()) {
            (side == CLIENT ? pair.client() : pair.server()).updateKeys();
            pair.settle();
            assertEquals(
                    List.of(3, 5),
                    List.of(pair.transfer(CLIENT, new byte[3]).length, pair.transfer(SERVER, new byte[5]).length));
        }
    }

    @Test
    void nothingIsAddedToAWriteWhereNoKeyIsUpdated() {
        try (Linked linked = established(aClient(TLS_1_3), aServer())) {
            assertEquals(written(linked.server()), written(linked.server()));
        }
    }

    @Test
    void tls12HasNoKeyUpdate() {
        try (Linked linked = tls12()) {
            assertEquals(
                    "updateKeys() on a connection of TLS 1.2, which has no such thing; use renegotiate()",
                    assertThrows(IllegalStateException.class, linked.client()::updateKeys)
                            .getMessage());
        }
    }
}
