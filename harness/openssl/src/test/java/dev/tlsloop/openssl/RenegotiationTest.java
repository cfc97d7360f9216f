package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.established;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.CipherString;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Engine;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Option;
import dev.tlsloop.Refusal;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Renegotiation in TLS 1.2, and the key update that replaces it in TLS 1.3. */
class RenegotiationTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ManualOpenSslPair tls12() {
        return established(aClient(TLS_1_2), aServer());
    }

    private static List<Boolean> resumed(Pair pair) {
        return List.of(
                pair.client().negotiated().orElseThrow().resumed(),
                pair.server().negotiated().orElseThrow().resumed());
    }

    static List<Arguments> engines() {
        List<Engine> both = List.of(Jsse.engine(), OpenSsl.engine());
        return both.stream()
                .flatMap(client -> both.stream().map(server -> Arguments.of(client, server)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theParametersSayThatARenegotiationResumed(Engine client, Engine server) {
        try (Pair pair = Loopback.between(
                        aClient(TLS_1_2).engine(client).build(),
                        aServer().engine(server).build())
                .open()) {
            pair.server().renegotiate();
            pair.runUntilIdle();
            assertEquals(List.of(true, true), resumed(pair));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theParametersSayThatARenegotiationWasFull(Engine client, Engine server) {
        ContextBuilder forgetful =
                aServer().engine(server).options(Option.NO_TICKET).sessionCacheMode(SessionCacheMode.OFF);
        try (Pair pair = Loopback.between(aClient(TLS_1_2).engine(client).build(), forgetful.build())
                .open()) {
            pair.server().renegotiate();
            pair.runUntilIdle();
            assertEquals(List.of(false, false), resumed(pair));
        }
    }

    @Test
    void aFullRenegotiationReplacesTheParametersOfAResumption() {
        ContextBuilder server = aServer().options(Option.ALLOW_CLIENT_RENEGOTIATION);
        try (Pair first = Loopback.between(aClient(TLS_1_2).build(), server.build())
                        .open();
                Pair pair = first.resume()) {
            pair.client().renegotiate();
            pair.runUntilIdle();
            assertEquals(List.of(false, false), resumed(pair));
        }
    }

    @Test
    void theParametersHaveTheCipherOfTheRenegotiation() {
        CipherString other = CipherString.parse("ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305");
        ContextBuilder server = aServer().options(Option.NO_TICKET).sessionCacheMode(SessionCacheMode.OFF);
        try (Pair pair =
                Loopback.between(aClient(TLS_1_2).build(), server.build()).open()) {
            pair.server().use(server.cipherList(other.toString()).build());
            pair.server().renegotiate();
            pair.runUntilIdle();
            assertEquals(
                    List.of(other.suites().contains(cipher(pair.client())), cipher(pair.client())),
                    List.of(true, cipher(pair.server())));
        }
    }

    private static CipherSuite cipher(Connection connection) {
        return connection.negotiated().orElseThrow().cipher();
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
