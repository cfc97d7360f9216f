package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.openssl.Linked.BELOW;
import static dev.tlsloop.openssl.Linked.CA;
import static dev.tlsloop.openssl.Linked.LOCALHOST_BELOW;
import static dev.tlsloop.openssl.Linked.STRANGER;
import static dev.tlsloop.openssl.Linked.TO_LOCALHOST;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.bareServer;
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

/** How OpenSSL verifies a chain, certificate by certificate. */
class VerifyTest {
    /** The leaf and the intermediate as they are sent; the root stays at home. */
    private static final Credential WITHOUT_ROOT = LOCALHOST_BELOW;

    private final List<Object> told = new ArrayList<>();

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ContextBuilder trustingNobody() {
        return Context.client().engine(OpenSsl.engine());
    }

    private static ContextBuilder below() {
        return bareServer().credential(WITHOUT_ROOT);
    }

    private static Linked shaken(ContextBuilder client, ContextBuilder server) {
        return Linked.fresh(client, server).shakenHands();
    }

    private VerifyCallback telling(boolean answer) {
        return v -> {
            told.add(List.of(v.depth(), v.code().code(), v.ok()));
            return answer;
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"B2", "H32"})
    @Behaviour("F117")
    void aStrangersServerIsRefusedWithOpenSslsWords(TlsVersion version) {
        try (Linked linked = shaken(aClient(version), bareServer().credential(STRANGER))) {
            assertEquals(
                    List.of("certificate verify failed"),
                    linked.client().refusal().orElseThrow().errors().stream()
                            .map(ErrorEntry::reason)
                            .toList());
        }
    }

    @Test
    @PyOpenSslItem({"B1", "H9"})
    @Behaviour("F118")
    void aClientThatVerifiesNothingTakesAStranger() {
        ContextBuilder client = aClient().verify(VerifyMode.NONE).insecurelySkipHostName();
        try (Linked linked = shaken(client, bareServer().credential(STRANGER))) {
            assertEquals(Optional.empty(), linked.client().refusal());
        }
    }

    @Test
    @PyOpenSslItem({"B1", "B2", "B3", "B4", "H9"})
    void theModesAreThoseThatWereGiven() {
        Set<VerifyMode> modes = Set.of(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT, VerifyMode.CLIENT_ONCE);
        assertEquals(
                modes,
                aServer().verify(modes.toArray(VerifyMode[]::new)).build().verifyModes());
    }

    @Test
    @PyOpenSslItem({"H8", "H33"})
    void theDepthIsThatWhichWasGiven() {
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
        VerifyCallback callback = v -> told.add(List.of(v.connection(), v.certificate()));
        try (Linked linked = shaken(aClient().onVerify(callback), aServer())) {
            assertEquals(
                    List.of(
                            List.of(linked.client(), CA.certificate()),
                            List.of(linked.client(), Linked.LOCALHOST.certificate())),
                    told);
        }
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F121")
    void eachContextCallsItsOwnCallbackWhileOthersAreUnderWay() {
        ContextBuilder first = aClient().onVerify(v -> told.add("first"));
        ContextBuilder second = aClient().onVerify(v -> told.add("second"));
        try (Linked one = Linked.fresh(first, aServer());
                Linked other = Linked.fresh(second, aServer())) {
            one.client().handshake();
            other.client().handshake();
            other.shakenHands();
            one.shakenHands();
            assertEquals(List.of("second", "second", "first", "first"), told);
        }
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour({"F125", "F126"})
    void aMissingIssuerIsForgottenOnceItIsOverruled() {
        try (Linked linked = shaken(trustingNobody().onVerify(telling(true)), below())) {
            assertEquals(
                    List.of(List.of(List.of(1, 20, false), List.of(0, 0, true)), Optional.empty()),
                    List.of(told, linked.client().refusal()));
        }
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F128")
    void noEndsItAtOnce() {
        try (Linked ignored = shaken(trustingNobody().onVerify(telling(false)), below())) {
            assertEquals(List.of(List.of(1, 20, false)), told);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 48", "false, 80"})
    @PyOpenSslItem("H32")
    @Behaviour({"F130", "F131"})
    void whatItThrowsIsToldWithTheAlertOfTheFinding(boolean unknown, int alert) {
        VerifyCallback throwing = v -> {
            throw new IllegalStateException("mine");
        };
        ContextBuilder client = unknown ? trustingNobody() : aClient();
        try (Linked linked = shaken(client.onVerify(throwing), aServer())) {
            assertEquals(
                    Optional.of(new Alert(alert)), linked.server().refusal().flatMap(Refusal::alert));
        }
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F132")
    void theCallbackIsCalledThoughItsAnswerMeansNothing() {
        ContextBuilder client = aClient()
                .verify(VerifyMode.NONE)
                .insecurelySkipHostName()
                .onVerify(v -> {
                    told.add(v.depth());
                    return false;
                });
        try (Linked linked = shaken(client, aServer())) {
            assertEquals(
                    List.of(List.of(1), Optional.empty()),
                    List.of(told, linked.client().refusal()));
        }
    }

    /** What the callback hears first that is wrong. */
    private static List<Object> wrong(ContextBuilder client, ContextBuilder server) {
        List<Object> wrong = new ArrayList<>();
        VerifyCallback callback = v -> v.ok() || !wrong.add(List.of(v.code().code(), v.depth()));
        try (Linked ignored = shaken(client.onVerify(callback), server)) {
            return wrong;
        }
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F133")
    void anIntermediateAloneIsNoAnchor() {
        assertEquals(List.of(List.of(2, 1)), wrong(trustingNobody().trust(Trust.of(BELOW.certificate())), below()));
    }

    @Test
    @PyOpenSslItem("H33")
    @Behaviour("F134")
    void aDepthOfNoneRefusesAnIntermediate() {
        assertEquals(List.of(List.of(22, 1)), wrong(aClient().verifyDepth(0), below()));
    }

    @Test
    @PyOpenSslItem("H33")
    @Behaviour("F134")
    void aDepthOfOneTakesOneIntermediate() {
        assertEquals(List.of(), wrong(aClient().verifyDepth(1), below()));
    }

    private static Linked on(Endpoint clients, Endpoint servers, ConnectionSettings settings) {
        return new Linked(
                        clients.start(),
                        servers.start(),
                        clients.open(Side.CLIENT, settings),
                        servers.open(Side.SERVER, ConnectionSettings.none()))
                .shakenHands();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H32")
    @Behaviour("F135")
    void theCallbackIsNotCalledOnAResumedConnection(TlsVersion version) {
        ContextBuilder client = aClient(version).onVerify(v -> told.add(v.depth()));
        try (Endpoint clients = client.build().start();
                Endpoint servers = aServer().build().start();
                Linked first = on(clients, servers, TO_LOCALHOST)) {
            ConnectionSettings again =
                    TO_LOCALHOST.withSession(first.client().session().orElseThrow());
            try (Linked second = on(clients, servers, again)) {
                assertEquals(List.of(List.of(1, 0), true), List.of(told, resumed(second.client())));
            }
        }
    }

    private static boolean resumed(Connection connection) {
        return connection.negotiated().orElseThrow().resumed();
    }

    @Test
    @PyOpenSslItem({"H32", "I39"})
    @Behaviour("F136")
    void whatCouldBeBuiltOfARefusedChainIsShown() {
        try (Linked linked = shaken(trustingNobody(), below())) {
            assertEquals(WITHOUT_ROOT.chain(), linked.client().verifiedChain());
        }
    }

    @Test
    @PyOpenSslItem({"H32", "I38"})
    @Behaviour("F137")
    void afterARefusalTheStateIsError() {
        try (Linked linked = shaken(trustingNobody(), aServer())) {
            assertEquals("error", linked.client().stateName());
        }
    }

    @ParameterizedTest
    @CsvSource({"PEER, true", "NONE, false"})
    @PyOpenSslItem({"B2", "B3"})
    void onlyAServerThatVerifiesAsksForACertificate(VerifyMode mode, boolean asked) {
        ContextBuilder server = aServer().trust(CA).verify(mode);
        try (Linked linked = shaken(aClient(TLS_1_2).credential(Linked.ALICE_BELOW), server)) {
            assertEquals(asked, !linked.server().peerChain().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, 40", "TLS_1_3, 116"})
    @PyOpenSslItem("B3")
    void aServerThatInsistsRefusesAClientWithoutOne(TlsVersion version, int alert) {
        ContextBuilder server = aServer().trust(CA).verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT);
        try (Linked linked = shaken(aClient(version), server)) {
            assertEquals(
                    Optional.of(new Alert(alert)), linked.client().refusal().flatMap(Refusal::alert));
        }
    }
}
