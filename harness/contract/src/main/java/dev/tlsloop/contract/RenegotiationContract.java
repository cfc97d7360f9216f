package dev.tlsloop.contract;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Connection;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Option;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Renegotiation on an established connection of TLS 1.2, and the key update that replaces it in TLS 1.3. */
interface RenegotiationContract extends EnginePair {
    private ManualPair tls12() {
        return ManualPair.established(client().versions(TLS_1_2, TLS_1_2), server());
    }

    private static List<Object> state(Connection connection) {
        return List.of(connection.renegotiatePending(), connection.renegotiations());
    }

    @Test
    @PyOpenSslItem({"I46", "I47"})
    @Behaviour("F337")
    default void nothingIsPendingOnAFreshConnection() {
        try (ManualPair pair = ManualPair.fresh(client().versions(TLS_1_2, TLS_1_2), server())) {
            assertEquals(
                    List.of(List.of(false, 0), List.of(false, 0)), List.of(state(pair.client()), state(pair.server())));
        }
    }

    @Test
    @PyOpenSslItem({"I45", "I46"})
    @Behaviour({"F338", "F340"})
    default void aServerThatAsksIsPendingUntilTheClientAnswers() {
        try (ManualPair pair = tls12()) {
            IoStatus requested = pair.server().renegotiate();
            assertEquals(
                    List.of(IoStatus.NOTHING, true, IoStatus.NOTHING, true),
                    List.of(
                            requested,
                            pair.server().outgoing().pending() > 0,
                            pair.server().handshake(),
                            pair.server().renegotiatePending()));
        }
    }

    @Test
    @PyOpenSslItem({"I45", "I46", "I47"})
    default void aSecondRequestSendsNothingWhileOneIsPending() {
        try (ManualPair pair = tls12()) {
            pair.server().renegotiate();
            int sent = pair.server().outgoing().pending();
            IoStatus again = pair.server().renegotiate();
            assertEquals(
                    List.of(IoStatus.READ, sent, 1),
                    List.of(
                            again,
                            pair.server().outgoing().pending(),
                            pair.server().renegotiations()));
        }
    }

    @Test
    @PyOpenSslItem({"I45", "I46", "I47"})
    @Behaviour({"F338", "F341", "F342"})
    default void bothSidesFinishItAsTheyRead() {
        try (ManualPair pair = tls12()) {
            pair.server().renegotiate();
            pair.move();
            pair.settle();
            assertEquals(
                    List.of(List.of(false, 1), List.of(false, 1)), List.of(state(pair.client()), state(pair.server())));
        }
    }

    @Test
    @PyOpenSslItem("I45")
    default void aPairCarriesItToItsEnd() {
        try (Pair pair = Loopback.between(client().versions(TLS_1_2, TLS_1_2).build(), server().build())
                .open()) {
            pair.server().renegotiate();
            pair.runUntilIdle();
            assertEquals(List.of(false, 1), state(pair.server()));
        }
    }

    @Test
    @PyOpenSslItem("I45")
    default void bothSidesAgreeWhetherItResumedTheSession() {
        try (Pair pair = Loopback.between(client().versions(TLS_1_2, TLS_1_2).build(), server().build())
                .open()) {
            pair.server().renegotiate();
            pair.runUntilIdle();
            assertEquals(
                    pair.server().negotiated().map(Negotiated::resumed),
                    pair.client().negotiated().map(Negotiated::resumed));
        }
    }

    private static String arrived(ManualPair pair, Connection from, String text) {
        pair.send(from, text);
        return ManualPair.read(from == pair.client() ? pair.server() : pair.client());
    }

    @Test
    default void dataFlowsAfterIt() {
        try (ManualPair pair = tls12()) {
            pair.server().renegotiate();
            pair.move();
            pair.settle();
            assertEquals(
                    List.of("up", "down"),
                    List.of(arrived(pair, pair.client(), "up"), arrived(pair, pair.server(), "down")));
        }
    }

    @Test
    default void aWriteInTheMiddleOfItTakesNothingAndWantsMore() {
        try (ManualPair pair = tls12()) {
            pair.server().renegotiate();
            pair.move();
            pair.client().peek(ByteBuffer.allocate(0));
            ByteBuffer plain = ByteBuffer.allocate(3);
            assertEquals(List.of(IoStatus.READ, 0), List.of(pair.client().write(plain), plain.position()));
        }
    }

    @Test
    @PyOpenSslItem({"I45", "I47"})
    @Behaviour("F345")
    default void aServerMayLetItsClientBegin() {
        ContextBuilder server = server().options(Option.ALLOW_CLIENT_RENEGOTIATION);
        try (ManualPair pair = ManualPair.established(client().versions(TLS_1_2, TLS_1_2), server)) {
            pair.client().renegotiate();
            pair.move();
            pair.settle();
            assertEquals(
                    List.of(List.of(false, 1), List.of(false, 0)), List.of(state(pair.client()), state(pair.server())));
        }
    }

    @Test
    @PyOpenSslItem("I45")
    @Behaviour("F347")
    default void tls13HasNoSuchThing() {
        try (ManualPair pair = ManualPair.established(client().versions(TLS_1_3, TLS_1_3), server())) {
            assertEquals(
                    "renegotiate() on a connection of TLS 1.3, which does not define it; use updateKeys()",
                    assertThrows(IllegalStateException.class, pair.client()::renegotiate)
                            .getMessage());
        }
    }

    @Test
    default void thereIsNothingToRenegotiateBeforeTheHandshake() {
        try (ManualPair pair = ManualPair.fresh(client().versions(TLS_1_2, TLS_1_2), server())) {
            assertEquals(
                    "renegotiate() before the handshake is complete (READY); finish it with handshake()",
                    assertThrows(IllegalStateException.class, pair.client()::renegotiate)
                            .getMessage());
        }
    }

    @Test
    default void aClosedSideRequestsNoHandshake() {
        try (ManualPair pair = tls12()) {
            pair.client().shutdown();
            assertEquals(IoStatus.CLOSED, pair.client().renegotiate());
        }
    }

    @Test
    @Behaviour("F289")
    default void aShutdownInTheMiddleOfItIsMisuseAndSendsNothing() {
        try (ManualPair pair = tls12()) {
            pair.client().renegotiate();
            pair.client().outgoing().readAll();
            String message = ErrorMessage.of(assertThrows(IllegalStateException.class, pair.client()::shutdown));
            assertEquals(
                    List.of(true, 0, Set.of()),
                    List.of(
                            message.startsWith("shutdown() in the middle of a renegotiation ("),
                            pair.client().outgoing().pending(),
                            pair.client().shutdownState()));
        }
    }

    @Test
    default void aRefusedSideRequestsNoHandshake() {
        try (ManualPair pair = ManualPair.fresh(
                client().versions(TLS_1_2, TLS_1_2),
                bareServer().credential(ContractCredentials.LOCALHOST_OF_STRANGERS))) {
            pair.handshake();
            pair.settle();
            assertEquals(IoStatus.REFUSED, pair.client().renegotiate());
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void eitherSideUpdatesTheKeysAndTheOtherAnswersAsItWrites(Side side) {
        try (ManualPair pair = ManualPair.established(client().versions(TLS_1_3, TLS_1_3), server())) {
            Connection first = side == CLIENT ? pair.client() : pair.server();
            Connection second = side == CLIENT ? pair.server() : pair.client();
            IoStatus updated = first.updateKeys();
            pair.move();
            second.peek(ByteBuffer.allocate(0));
            int withTheAnswer = outputLength(second);
            assertEquals(List.of(IoStatus.NOTHING, true), List.of(updated, withTheAnswer > outputLength(second)));
        }
    }

    /** The length of the output for three bytes of application data. */
    private static int outputLength(Connection connection) {
        connection.write(ByteBuffer.allocate(3));
        return connection.outgoing().readAll().length;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void dataFlowsUnderTheNewKeys(Side side) {
        try (Pair pair = Loopback.between(client().versions(TLS_1_3, TLS_1_3).build(), server().build())
                .open()) {
            (side == CLIENT ? pair.client() : pair.server()).updateKeys();
            pair.runUntilIdle();
            assertEquals(
                    List.of(3, 5),
                    List.of(pair.transfer(CLIENT, new byte[3]).length, pair.transfer(SERVER, new byte[5]).length));
        }
    }

    @Test
    default void aWriteWithoutAKeyUpdateAddsNoRecord() {
        try (ManualPair pair = ManualPair.established(client().versions(TLS_1_3, TLS_1_3), server())) {
            assertEquals(outputLength(pair.server()), outputLength(pair.server()));
        }
    }

    @Test
    default void tls12HasNoKeyUpdate() {
        try (ManualPair pair = tls12()) {
            assertEquals(
                    "updateKeys() on a connection of TLS 1.2, which does not define it; use renegotiate()",
                    assertThrows(IllegalStateException.class, pair.client()::updateKeys)
                            .getMessage());
        }
    }

    /**
     * The depths of the server's verify callback, in a handshake and in a renegotiation. The server resumes no session,
     * because a resumed renegotiation requests no certificate.
     */
    private List<Integer> verifiedDepths(VerifyMode... modes) {
        List<Integer> depths = new ArrayList<>();
        ContextBuilder server = server().trust(ContractCredentials.CA)
                .verify(modes)
                .onVerify(v -> depths.add(v.depth()))
                .options(Option.NO_TICKET)
                .sessionCacheMode(SessionCacheMode.OFF);
        try (ManualPair pair = ManualPair.established(
                client().versions(TLS_1_2, TLS_1_2).credential(ContractCredentials.ALICE_BELOW), server)) {
            pair.server().renegotiate();
            pair.move();
            pair.settle();
        }
        return depths;
    }

    @Test
    @PyOpenSslItem({"B4", "I45"})
    default void aServerThatAsksOnceDoesNotAskAgain() {
        assertEquals(List.of(2, 1, 0), verifiedDepths(VerifyMode.PEER, VerifyMode.CLIENT_ONCE));
    }

    @Test
    @PyOpenSslItem({"B4", "I45"})
    default void aServerThatDoesNotSayOnceAsksAgain() {
        assertEquals(List.of(2, 1, 0, 2, 1, 0), verifiedDepths(VerifyMode.PEER));
    }
}
