package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.ManualOpenSslPair.BELOW;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.LOCALHOST_BELOW;
import static dev.tlsloop.openssl.ManualOpenSslPair.STRANGER;
import static dev.tlsloop.openssl.ManualOpenSslPair.TO_LOCALHOST;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.bareServer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.VerifyCallback;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** OpenSSL's verification of a chain, certificate by certificate. */
class VerifyTest {
    /** The presented leaf and intermediate, without the root. */
    private static final Credential WITHOUT_ROOT = LOCALHOST_BELOW;

    private final List<Object> calls = new ArrayList<>();

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ContextBuilder clientWithoutAnchors() {
        return Context.client().engine(OpenSsl.engine());
    }

    private static ContextBuilder below() {
        return bareServer().credential(WITHOUT_ROOT);
    }

    private static ManualOpenSslPair handshake(ContextBuilder client, ContextBuilder server) {
        return ManualOpenSslPair.fresh(client, server).handshake();
    }

    private VerifyCallback recording(boolean answer) {
        return v -> {
            calls.add(List.of(v.depth(), v.code().code(), v.ok()));
            return answer;
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"B2", "H32"})
    @Behaviour("F117")
    void refusesAnUntrustedServerWithOpenSslsText(TlsVersion version) {
        try (ManualOpenSslPair pair = handshake(aClient(version), bareServer().credential(STRANGER))) {
            assertEquals(
                    List.of("certificate verify failed"),
                    pair.client().refusal().orElseThrow().errors().stream()
                            .map(ErrorEntry::reason)
                            .toList());
        }
    }

    @Test
    @PyOpenSslItem({"B1", "H9"})
    @Behaviour("F118")
    void aClientWithoutVerificationAcceptsAnUntrustedServer() {
        ContextBuilder client = aClient().verify(VerifyMode.NONE).insecurelySkipHostName();
        try (ManualOpenSslPair pair = handshake(client, bareServer().credential(STRANGER))) {
            assertEquals(Optional.empty(), pair.client().refusal());
        }
    }

    @Test
    @PyOpenSslItem({"B1", "B2", "B3", "B4", "H9"})
    void theContextReturnsItsVerifyModes() {
        Set<VerifyMode> modes = Set.of(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT, VerifyMode.CLIENT_ONCE);
        assertEquals(
                modes,
                aServer().verify(modes.toArray(VerifyMode[]::new)).build().verifyModes());
    }

    @Test
    @PyOpenSslItem({"H8", "H33"})
    void theContextReturnsItsVerifyDepth() {
        assertEquals(
                List.of(OptionalInt.empty(), OptionalInt.of(11)),
                List.of(
                        aClient().build().verifyDepth(),
                        aClient().verifyDepth(11).build().verifyDepth()));
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F122")
    void theCallbackGetsTheVeryConnectionAndItsCertificate() {
        VerifyCallback callback = v -> calls.add(List.of(v.connection(), v.certificate()));
        try (ManualOpenSslPair pair = handshake(aClient().onVerify(callback), aServer())) {
            assertEquals(
                    List.of(
                            List.of(pair.client(), CA.certificate()),
                            List.of(pair.client(), ManualOpenSslPair.LOCALHOST.certificate())),
                    calls);
        }
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F121")
    void eachContextCallsItsOwnCallbackDuringOtherHandshakes() {
        ContextBuilder first = aClient().onVerify(v -> calls.add("first"));
        ContextBuilder second = aClient().onVerify(v -> calls.add("second"));
        try (ManualOpenSslPair one = ManualOpenSslPair.fresh(first, aServer());
                ManualOpenSslPair other = ManualOpenSslPair.fresh(second, aServer())) {
            one.client().handshake();
            other.client().handshake();
            other.handshake();
            one.handshake();
            assertEquals(List.of("second", "second", "first", "first"), calls);
        }
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour({"F125", "F126"})
    void aCallbackMayAcceptAMissingIssuer() {
        try (ManualOpenSslPair pair = handshake(clientWithoutAnchors().onVerify(recording(true)), below())) {
            assertEquals(
                    List.of(List.of(List.of(1, 20, false), List.of(0, 0, true)), Optional.empty()),
                    List.of(calls, pair.client().refusal()));
        }
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F128")
    void aRejectionEndsTheVerificationAtOnce() {
        try (ManualOpenSslPair ignored = handshake(clientWithoutAnchors().onVerify(recording(false)), below())) {
            assertEquals(List.of(List.of(1, 20, false)), calls);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 48", "false, 80"})
    @PyOpenSslItem("H32")
    @Behaviour({"F130", "F131"})
    void anExceptionInTheCallbackKeepsTheAlertOfTheError(boolean unknown, int alert) {
        VerifyCallback throwing = v -> {
            throw new IllegalStateException("mine");
        };
        ContextBuilder client = unknown ? clientWithoutAnchors() : aClient();
        try (ManualOpenSslPair pair = handshake(client.onVerify(throwing), aServer())) {
            assertEquals(Optional.of(new Alert(alert)), pair.server().refusal().flatMap(Refusal::alert));
        }
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F132")
    void callsTheCallbackWithoutVerificationAndIgnoresItsResult() {
        ContextBuilder client = aClient()
                .verify(VerifyMode.NONE)
                .insecurelySkipHostName()
                .onVerify(v -> {
                    calls.add(v.depth());
                    return false;
                });
        try (ManualOpenSslPair pair = handshake(client, aServer())) {
            assertEquals(
                    List.of(List.of(1), Optional.empty()),
                    List.of(calls, pair.client().refusal()));
        }
    }

    /** The first error that the callback receives. */
    private static List<Object> wrong(ContextBuilder client, ContextBuilder server) {
        List<Object> wrong = new ArrayList<>();
        VerifyCallback callback = v -> v.ok() || !wrong.add(List.of(v.code().code(), v.depth()));
        try (ManualOpenSslPair ignored = handshake(client.onVerify(callback), server)) {
            return wrong;
        }
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F133")
    void anIntermediateAloneIsNoAnchor() {
        assertEquals(
                List.of(List.of(2, 1)), wrong(clientWithoutAnchors().trust(Trust.of(BELOW.certificate())), below()));
    }

    @Test
    @PyOpenSslItem("H33")
    @Behaviour("F134")
    void aDepthOfZeroRefusesAnIntermediate() {
        assertEquals(List.of(List.of(22, 1)), wrong(aClient().verifyDepth(0), below()));
    }

    @Test
    @PyOpenSslItem("H33")
    @Behaviour("F134")
    void aDepthOfOneTakesOneIntermediate() {
        assertEquals(List.of(), wrong(aClient().verifyDepth(1), below()));
    }

    private static ManualOpenSslPair on(Endpoint clients, Endpoint servers, ConnectionSettings settings) {
        return new ManualOpenSslPair(
                        clients.start(),
                        servers.start(),
                        clients.open(Side.CLIENT, settings),
                        servers.open(Side.SERVER, ConnectionSettings.none()))
                .handshake();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H32")
    @Behaviour("F135")
    void theCallbackIsNotCalledOnAResumedConnection(TlsVersion version) {
        ContextBuilder client = aClient(version).onVerify(v -> calls.add(v.depth()));
        try (Endpoint clients = client.build().start();
                Endpoint servers = aServer().build().start();
                ManualOpenSslPair first = on(clients, servers, TO_LOCALHOST)) {
            ConnectionSettings again =
                    TO_LOCALHOST.withSession(first.client().session().orElseThrow());
            try (ManualOpenSslPair second = on(clients, servers, again)) {
                assertEquals(List.of(List.of(1, 0), true), List.of(calls, resumed(second.client())));
            }
        }
    }

    private static boolean resumed(Connection connection) {
        return connection.negotiated().orElseThrow().resumed();
    }

    @Test
    @PyOpenSslItem({"H32", "I39"})
    @Behaviour("F136")
    void returnsThePartialPathOfARefusedChain() {
        try (ManualOpenSslPair pair = handshake(clientWithoutAnchors(), below())) {
            assertEquals(WITHOUT_ROOT.chain(), pair.client().verifiedChain());
        }
    }

    @Test
    @PyOpenSslItem({"H32", "I38"})
    @Behaviour("F137")
    void afterARefusalTheStateIsError() {
        try (ManualOpenSslPair pair = handshake(clientWithoutAnchors(), aServer())) {
            assertEquals("error", pair.client().stateName());
        }
    }

    @ParameterizedTest
    @CsvSource({"PEER, true", "NONE, false"})
    @PyOpenSslItem({"B2", "B3"})
    void onlyAVerifyingServerRequestsACertificate(VerifyMode mode, boolean asked) {
        ContextBuilder server = aServer().trust(CA).verify(mode);
        try (ManualOpenSslPair pair = handshake(aClient(TLS_1_2).credential(ManualOpenSslPair.ALICE_BELOW), server)) {
            assertEquals(asked, !pair.server().peerChain().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, 40", "TLS_1_3, 116"})
    @PyOpenSslItem("B3")
    void aServerThatRequiresACertificateRefusesAClientWithoutOne(TlsVersion version, int alert) {
        ContextBuilder server = aServer().trust(CA).verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT);
        try (ManualOpenSslPair pair = handshake(aClient(version), server)) {
            assertEquals(Optional.of(new Alert(alert)), pair.client().refusal().flatMap(Refusal::alert));
        }
    }
}
