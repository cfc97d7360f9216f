package dev.tlsloop.openssl;

import static dev.tlsloop.Option.NO_TICKET;
import static dev.tlsloop.SessionCacheMode.BOTH;
import static dev.tlsloop.SessionCacheMode.CLIENT;
import static dev.tlsloop.SessionCacheMode.NO_AUTO_CLEAR;
import static dev.tlsloop.SessionCacheMode.NO_INTERNAL;
import static dev.tlsloop.SessionCacheMode.NO_INTERNAL_LOOKUP;
import static dev.tlsloop.SessionCacheMode.NO_INTERNAL_STORE;
import static dev.tlsloop.SessionCacheMode.OFF;
import static dev.tlsloop.SessionCacheMode.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.Linked.ALICE_BELOW;
import static dev.tlsloop.openssl.Linked.CA;
import static dev.tlsloop.openssl.Linked.TO_LOCALHOST;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Method;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Opening;
import dev.tlsloop.Refusal;
import dev.tlsloop.Session;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.contract.Fact;
import dev.tlsloop.contract.SeedRow;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.openssl.handle.SessionForm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which sessions a server keeps, for how long, and for whom. */
class SessionSettingsTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static Linked on(Endpoint clients, Endpoint servers, Opening opening) {
        return new Linked(
                        clients.start(),
                        servers.start(),
                        clients.open(Side.CLIENT, opening),
                        servers.open(Side.SERVER, Opening.none()))
                .shakenHands();
    }

    private static Opening resuming(Endpoint clients, Endpoint servers) {
        try (Linked first = on(clients, servers, TO_LOCALHOST)) {
            return first.client().session().map(TO_LOCALHOST::withSession).orElse(TO_LOCALHOST);
        }
    }

    /** Whether the second handshake of two takes up what the first left. */
    private static boolean resumes(ContextBuilder client, ContextBuilder server) {
        try (Endpoint clients = client.build().start();
                Endpoint servers = server.build().start();
                Linked second = on(clients, servers, resuming(clients, servers))) {
            return second.server().negotiated().map(Negotiated::resumed).orElseThrow();
        }
    }

    static Stream<Arguments> cacheModes() {
        return Stream.of(TLS_1_2, TLS_1_3)
                .flatMap(v -> Stream.of(
                        Arguments.of(v, EnumSet.of(OFF), false),
                        Arguments.of(v, EnumSet.of(CLIENT), false),
                        Arguments.of(v, EnumSet.of(SERVER), true),
                        Arguments.of(v, EnumSet.of(BOTH), true),
                        Arguments.of(v, EnumSet.of(SERVER, NO_AUTO_CLEAR), true),
                        Arguments.of(v, EnumSet.of(SERVER, NO_INTERNAL_LOOKUP), false),
                        Arguments.of(v, EnumSet.of(SERVER, NO_INTERNAL_STORE), false),
                        Arguments.of(v, EnumSet.of(SERVER, NO_INTERNAL), false)));
    }

    @ParameterizedTest
    @MethodSource("cacheModes")
    @SeedRow({"E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "H26"})
    @Fact({"F058", "F059"})
    void withoutTicketsTheCacheDecides(TlsVersion version, Set<SessionCacheMode> modes, boolean resumed) {
        ContextBuilder server = aServer().options(NO_TICKET).sessionCacheMode(modes.toArray(SessionCacheMode[]::new));
        assertEquals(resumed, resumes(aClient(version), server));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("E1")
    @Fact("F058")
    void aTicketIsTakenUpWithTheCacheOff(TlsVersion version) {
        assertEquals(true, resumes(aClient(version), aServer().sessionCacheMode(OFF)));
    }

    @Test
    @Fact("F054")
    void theModeBeforeIsThatOfTheBuilder() {
        ContextBuilder builder = aServer().sessionCacheMode(BOTH);
        Set<SessionCacheMode> before = builder.sessionCacheMode();
        builder.sessionCacheMode(OFF);
        assertEquals(
                List.of(Set.of(BOTH), Set.of(OFF)),
                List.of(before, builder.build().sessionCacheMode()));
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, 0",
        "CLIENT, 1",
        "SERVER, 2",
        "BOTH, 3",
        "NO_AUTO_CLEAR, 0x80",
        "NO_INTERNAL_LOOKUP, 0x100",
        "NO_INTERNAL_STORE, 0x200",
        "NO_INTERNAL, 0x300"
    })
    @Fact("F057")
    void aModeHasOpenSslsNumber(SessionCacheMode mode, String number) {
        assertEquals(Integer.decode(number), mode.bits());
    }

    @Test
    @SeedRow("H7")
    void theTimeoutOfTheSeedsIsThreeHundredSeconds() {
        assertEquals(Duration.ofSeconds(300), Context.of(Method.SSLv23).build().sessionTimeout());
    }

    @Test
    @SeedRow({"H7", "H28"})
    @Fact("F060")
    void theTimeoutBeforeIsThatOfTheBuilder() {
        ContextBuilder builder = aServer().sessionTimeout(Duration.ofSeconds(1234));
        Duration before = builder.sessionTimeout();
        builder.sessionTimeout(Duration.ofSeconds(5));
        assertEquals(
                List.of(Duration.ofSeconds(1234), Duration.ofSeconds(5)),
                List.of(before, builder.build().sessionTimeout()));
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, 300", "TLS_1_2, 1234", "TLS_1_3, 300", "TLS_1_3, 1234"})
    @SeedRow("H28")
    @Fact("F060")
    void aSessionLastsAsLongAsItsContextSays(TlsVersion version, int seconds) {
        Duration timeout = Duration.ofSeconds(seconds);
        try (Linked linked = Linked.established(
                aClient(version).sessionTimeout(timeout), aServer().sessionTimeout(timeout))) {
            assertEquals(Optional.of(timeout), linked.client().session().map(Session::timeout));
        }
    }

    @ParameterizedTest
    @CsvSource({"90, true", "110, false"})
    @SeedRow("H28")
    @Fact("F062")
    void aSessionOlderThanTheTimeoutIsNotTakenUp(int age, boolean resumed) {
        Context client = aClient(TLS_1_3).build();
        try (Endpoint servers = aServer()
                        .sessionTimeout(Duration.ofSeconds(100))
                        .build()
                        .start();
                Pair first = Loopback.between(client, servers).open()) {
            Session old = older((OpenSslSession) first.client().session().orElseThrow(), age);
            try (Pair second = Loopback.between(client, servers).session(old).open()) {
                assertEquals(Optional.of(resumed), second.client().negotiated().map(Negotiated::resumed));
            }
        }
    }

    /** The same session, made that many seconds earlier: in DER the time is the INTEGER under the context tag 1. */
    private static Session older(OpenSslSession session, int seconds) {
        byte[] der = session.form().serialised().clone();
        for (int i = 0; i + 8 <= der.length; i++) {
            ByteBuffer here = ByteBuffer.wrap(der, i, 8);
            if (here.getInt() == 0xA1060204) {
                der = ByteBuffer.wrap(der)
                        .putInt(i + 4, here.getInt() - seconds)
                        .array();
                break;
            }
        }
        SessionForm form = new SessionForm(session.id(), session.form().version(), session.timeout(), der);
        return new OpenSslSession(session.context(), session.version(), form, session.peerChain());
    }

    @Test
    @SeedRow("H27")
    @Fact({"F049", "F050"})
    void anIdContextOf32BytesIsTaken() {
        assertEquals(32, aServer().sessionIdContext(new byte[32]).build().sessionIdContext().length);
    }

    @Test
    @SeedRow("H27")
    @Fact("F050")
    void anIdContextOf33BytesIsTooLong() {
        assertEquals(
                "sessionIdContext(...) is too long with 33 bytes; give 32 or less, such as a hash of what it stands for",
                assertThrows(
                                IllegalStateException.class,
                                () -> aServer().sessionIdContext(new byte[33]).build())
                        .getMessage());
    }

    private static ContextBuilder verifying() {
        return aServer().trust(CA).verify(VerifyMode.PEER);
    }

    /** The second connection of two, with what either side makes of it. */
    private static List<Object> refusals(ContextBuilder client, ContextBuilder server) {
        try (Endpoint clients = client.build().start();
                Endpoint servers = server.build().start();
                Linked second = on(clients, servers, resuming(clients, servers))) {
            return List.of(reasons(second.server()), second.client().refusal().flatMap(Refusal::alert));
        }
    }

    private static List<String> reasons(Connection connection) {
        return connection.refusal().map(Refusal::errors).orElse(List.of()).stream()
                .map(ErrorEntry::reason)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("H27")
    @Fact("F051")
    void aServerThatVerifiesAndHasNoIdContextBreaksTheResumptionOff(TlsVersion version) {
        ContextBuilder server = verifying().sessionIdContext(new byte[0]);
        assertEquals(
                List.of(List.of("session id context uninitialized"), Optional.of(Alert.INTERNAL_ERROR)),
                refusals(aClient(version).credential(ALICE_BELOW), server));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("H27")
    @Fact("F051")
    void aServerThatVerifiesAndHasAnIdContextResumes(TlsVersion version) {
        assertEquals(true, resumes(aClient(version).credential(ALICE_BELOW), verifying()));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("H27")
    @Fact("F052")
    void aServerThatVerifiesNobodyResumesWithoutIdContext(TlsVersion version) {
        assertEquals(true, resumes(aClient(version), aServer().sessionIdContext(new byte[0])));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("H27")
    @Fact("F053")
    void aServerWithAnotherIdContextMakesAFullHandshake(TlsVersion version) {
        Context client = aClient(version).build();
        Context first = aServer().build();
        Context second = first.toBuilder().sessionIdContext(new byte[] {1}).build();
        try (Pair pair = Loopback.between(client, first).open()) {
            Session session = pair.client().session().orElseThrow();
            assertThat(Loopback.between(client, second).session(session).handshake())
                    .succeeded()
                    .notResumed();
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT1.5S", "PT-1S", "PT1000000H"})
    @SeedRow("H28")
    void aTimeoutIsWholeSeconds(Duration timeout) {
        assertEquals(
                "sessionTimeout(" + timeout + ") is not 1 to 2147483647 whole seconds; give such a number, or"
                        + " sessionCacheMode(OFF) with options(NO_TICKET) to resume nothing",
                assertThrows(
                                IllegalStateException.class,
                                () -> aServer().sessionTimeout(timeout).build())
                        .getMessage());
    }

    static Stream<Arguments> badModes() {
        return Stream.of(
                Arguments.of(
                        new SessionCacheMode[] {},
                        "sessionCacheMode() is given no mode; give OFF, or at least one of the others"),
                Arguments.of(
                        new SessionCacheMode[] {SERVER, OFF},
                        "sessionCacheMode([OFF, SERVER]) mixes OFF with others; give OFF alone, or leave it out"));
    }

    @ParameterizedTest
    @MethodSource("badModes")
    @SeedRow("H26")
    void modesThatContradictEachOtherAreRefused(SessionCacheMode[] modes, String sentence) {
        assertEquals(
                sentence,
                assertThrows(
                                IllegalStateException.class,
                                () -> aServer().sessionCacheMode(modes).build())
                        .getMessage());
    }
}
