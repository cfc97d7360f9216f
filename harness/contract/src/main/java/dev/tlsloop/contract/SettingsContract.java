package dev.tlsloop.contract;

import static dev.tlsloop.Option.HONOUR_CA_HINTS;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Method;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Session;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.wire.HandshakeType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of a context that every engine honours: sessions, client authorities, the temporary curve, app data. */
interface SettingsContract extends EnginePair {
    /** The lifetime hint of a TLS 1.2 session ticket, which is sent unencrypted (RFC 5077, 3.3). */
    private static int ticketLifetime(ByteBuffer records) {
        while (records.remaining() > 5) {
            int type = records.get();
            int length = records.getShort(records.position() + 2) & 0xFFFF;
            ByteBuffer fragment = records.slice(records.position() + 4, length);
            records.position(records.position() + 4 + length);
            if (type == 22 && fragment.get(0) == HandshakeType.NEW_SESSION_TICKET) {
                return fragment.getInt(4);
            }
        }
        throw new AssertionError("no ticket among the records");
    }

    private static int receivedLifetime(ContextBuilder client, ContextBuilder server) {
        try (ManualPair pair = ManualPair.fresh(client.versions(TLS_1_2, TLS_1_2), server)) {
            pair.client().handshake();
            pair.move();
            pair.server().handshake();
            pair.move();
            pair.client().handshake();
            pair.move();
            pair.server().handshake();
            return ticketLifetime(ByteBuffer.wrap(pair.server().outgoing().readAll()));
        }
    }

    @Test
    @PyOpenSslItem("H7")
    default void aSessionLastsThreeHundredSecondsByDefault() {
        assertEquals(300, receivedLifetime(client(), server()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1234})
    @PyOpenSslItem({"H7", "H28"})
    @Behaviour("F060")
    default void aSessionLastsAsLongAsTheServerSays(int seconds) {
        assertEquals(seconds, receivedLifetime(client(), server().sessionTimeout(Duration.ofSeconds(seconds))));
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @PyOpenSslItem("H27")
    @Behaviour("F053")
    default void aServerWithAnotherIdContextMakesAFullHandshake(TlsVersion version) {
        Context other = server().sessionIdContext(new byte[] {1}).build();
        try (Endpoint clients = client().versions(version, version).build().start();
                Pair first = Loopback.between(clients, server().build()).open()) {
            Session session = first.client().session().orElseThrow();
            assertThat(Loopback.between(clients, other).withSession(session).handshake())
                    .succeeded()
                    .notResumed();
        }
    }

    default Stream<ContextBuilder> serversThatNameTheirAuthority() {
        ContextBuilder asking = server().trust(ContractCredentials.CA).verify(PEER);
        return Stream.of(
                asking.build().toBuilder().clientCas(ContractCredentials.CA),
                asking.build().toBuilder()
                        .clientCas(List.of(ContractCredentials.CA.certificate().getSubjectX500Principal())),
                asking.build().toBuilder().addClientCa(ContractCredentials.CA.certificate()));
    }

    @ParameterizedTest
    @MethodSource("serversThatNameTheirAuthority")
    @PyOpenSslItem({"H1", "H10", "H17"})
    default void aClientPresentsNothingToAServerThatNamesAnotherAuthority(ContextBuilder server) {
        ContextBuilder client = client().credential(ContractCredentials.MALLORY).options(HONOUR_CA_HINTS);
        assertEquals(
                List.of(),
                SuccessfulHandshake.success(outcome(client, server)).server().peerChain());
    }

    @ParameterizedTest
    @MethodSource("serversThatNameTheirAuthority")
    @PyOpenSslItem({"H1", "H10", "H17"})
    default void aNamedIssuersCertificateIsPresented(ContextBuilder server) {
        ContextBuilder client = client().credential(ContractCredentials.ALICE).options(HONOUR_CA_HINTS);
        assertThat(outcome(client, server)).succeeded().withClientCertificate();
    }

    @Test
    @PyOpenSslItem("H17")
    @Behaviour("F042")
    default void anEmptyListOfAuthoritiesAcceptsAnyCertificate() {
        ContextBuilder client = client().credential(ContractCredentials.MALLORY).options(HONOUR_CA_HINTS);
        ContextBuilder server =
                server().trust(ContractCredentials.CA).verify(PEER).clientCas(List.of());
        assertThat(outcome(client, server)).failedOn(SERVER).because(UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("H31")
    @Behaviour("F112")
    default void theTemporaryCurveIsTheOneThatIsTaken(TlsVersion version) {
        ContextBuilder server = bareServer()
                .credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA))
                .temporaryEcdh(NamedGroup.SECP384R1);
        assertThat(outcome(client().versions(version, version), server))
                .succeeded()
                .withGroup(NamedGroup.SECP384R1);
    }

    @Test
    @PyOpenSslItem({"H4", "H15"})
    @Behaviour("F158")
    default void theAppDataOfAContextIsAvailableInACallback() {
        Object mine = new Object();
        Object[] found = new Object[1];
        ContextBuilder client = client().appData(mine).onVerify(v -> {
            found[0] = v.connection().context().orElseThrow().appData().orElseThrow();
            return v.ok();
        });
        outcome(client, server());
        assertSame(mine, found[0]);
    }

    @Test
    @PyOpenSslItem({"H7", "F3"})
    default void aContextOfAMethodStartsWithThePyOpenSslTimeout() {
        ContextBuilder server =
                Context.of(Method.SSLv23).engine(serverEngine()).credential(ContractCredentials.LOCALHOST);
        assertEquals(300, receivedLifetime(client(), server));
    }

    @Test
    @PyOpenSslItem("H7")
    default void thePyOpenSslTimeoutIsThreeHundredSeconds() {
        assertEquals(Duration.ofSeconds(300), Context.of(Method.SSLv23).build().sessionTimeout());
    }

    @Test
    @PyOpenSslItem({"H7", "H28"})
    @Behaviour("F060")
    default void aNewTimeoutLeavesThatOfTheContextBefore() {
        Context before = server().sessionTimeout(Duration.ofSeconds(1234)).build();
        Context after = before.toBuilder().sessionTimeout(Duration.ofSeconds(5)).build();
        assertEquals(
                List.of(Duration.ofSeconds(1234), Duration.ofSeconds(5)),
                List.of(before.sessionTimeout(), after.sessionTimeout()));
    }

    default Stream<Arguments> versionsAndTimeouts() {
        return eachResumedVersion().flatMap(v -> Stream.of(300, 1234).map(seconds -> Arguments.of(v, seconds)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndTimeouts")
    @PyOpenSslItem("H28")
    @Behaviour("F060")
    default void aSessionLastsAsLongAsItsContextSays(TlsVersion version, int seconds) {
        Duration timeout = Duration.ofSeconds(seconds);
        try (ManualPair pair = ManualPair.established(
                client().versions(version, version).sessionTimeout(timeout), server().sessionTimeout(timeout))) {
            assertEquals(Optional.of(timeout), pair.client().session().map(Session::timeout));
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT1.5S", "PT-1S", "PT1000000H"})
    @PyOpenSslItem("H28")
    default void aTimeoutIsWholeSeconds(Duration timeout) {
        assertEquals(
                "sessionTimeout(" + timeout + ") is not 1 to 2147483647 whole seconds; give a duration in"
                        + " that range, or sessionCacheMode(OFF) with options(NO_TICKET) to disable resumption",
                assertThrows(
                                IllegalStateException.class,
                                () -> server().sessionTimeout(timeout).build())
                        .getMessage());
    }

    @Test
    @PyOpenSslItem("H27")
    @Behaviour({"F049", "F050"})
    default void anIdContextOf32BytesIsTaken() {
        assertEquals(32, server().sessionIdContext(new byte[32]).build().sessionIdContext().length);
    }

    @Test
    @PyOpenSslItem("H27")
    @Behaviour("F050")
    default void anIdContextOf33BytesIsTooLong() {
        assertEquals(
                "sessionIdContext(...) is too long with 33 bytes; give 32 or less, such as a hash of the"
                        + " application name",
                assertThrows(
                                IllegalStateException.class,
                                () -> server().sessionIdContext(new byte[33]).build())
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @PyOpenSslItem("H27")
    @Behaviour("F052")
    default void aServerThatVerifiesNoClientResumesWithoutIdContext(TlsVersion version) {
        ContextBuilder server = server().sessionIdContext(new byte[0]);
        try (Pair first = open(client().versions(version, version), server);
                Pair second = first.resume()) {
            assertThat(second.outcome()).succeeded().resumed();
        }
    }
}
