package dev.tlsloop.contract;

import static dev.tlsloop.Side.CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Alert;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Option;
import dev.tlsloop.Reason;
import dev.tlsloop.ServerName;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings that the JDK's engine lacks, refused when the endpoint starts, in one sentence with a remedy. */
class JsseSettingsTest {
    private static ContextBuilder client() {
        return Context.client().trust(ContractCredentials.CA);
    }

    private static ContextBuilder server() {
        return Context.server().credential(ContractCredentials.LOCALHOST);
    }

    @Test
    void aKeyThatTheJdksTlsDoesNotKnowIsRefused() {
        Credential credential = ContractCredentials.CA.with(KeyType.ML_DSA_44).issue("localhost");
        Context server = Context.server().credential(credential).build();
        assertEquals(
                "credential(CN=localhost) cannot be honoured by the engine jsse: the JDK's TLS has no signatures of "
                        + credential.certificate().getPublicKey().getAlgorithm()
                        + "; give a key that it has, such as one of P-256",
                assertThrows(UnsupportedSettingException.class, server::start).getMessage());
    }

    static Stream<Arguments> unsupported() {
        return Stream.of(
                Arguments.of(
                        client().versions(TlsVersion.TLS_1_1, TlsVersion.TLS_1_3),
                        "TLS 1.1 in versions(...) cannot be honoured by the engine jsse: the JDK switches it off for"
                                + " the whole process (jdk.tls.disabledAlgorithms); call"
                                + " Jsse.insecurelyEnableLegacyProtocolsInThisProcess() before anything uses TLS,"
                                + " run it on the engine openssl, or leave it out"),
                Arguments.of(
                        server().versions(TlsVersion.SSL_3_0, TlsVersion.TLS_1_2),
                        "SSL 3.0 in versions(...) cannot be honoured by the engine jsse: the JDK switches it off for"
                                + " the whole process (jdk.tls.disabledAlgorithms); call"
                                + " Jsse.insecurelyEnableLegacyProtocolsInThisProcess() before anything uses TLS,"
                                + " run it on the engine openssl, or leave it out"),
                Arguments.of(
                        client().cipherList("DEFAULT:@SECLEVEL=1"),
                        "cipherList(\"DEFAULT:@SECLEVEL=1\") cannot be honoured by the engine jsse: the JDK has no"
                                + " security levels but its own (jdk.tls.disabledAlgorithms); leave @SECLEVEL out, or"
                                + " run it on the engine openssl"),
                Arguments.of(
                        client().cipherList("ECDHE-ECDSA-CAMELLIA128-SHA256"),
                        "cipherList(\"ECDHE-ECDSA-CAMELLIA128-SHA256\") cannot be honoured by the engine jsse: the JDK"
                                + " has none of [ECDHE-ECDSA-CAMELLIA128-SHA256]; select others, or run it on the"
                                + " engine openssl"),
                Arguments.of(
                        client().cipherList("NULL-SHA256:RC4-SHA"),
                        "cipherList(\"NULL-SHA256:RC4-SHA\") cannot be honoured by the engine jsse: the JDK switches"
                                + " [NULL-SHA256, RC4-SHA] off for the whole process (jdk.tls.disabledAlgorithms);"
                                + " select others, take them out of that security property before anything uses TLS, or"
                                + " run it on the engine openssl"),
                Arguments.of(
                        client().cipherList("NULL-SHA256:ECDHE-ECDSA-CAMELLIA128-SHA256"),
                        "cipherList(\"NULL-SHA256:ECDHE-ECDSA-CAMELLIA128-SHA256\") cannot be honoured by the engine"
                                + " jsse: the JDK switches [NULL-SHA256] off for the whole process"
                                + " (jdk.tls.disabledAlgorithms), and has none of [ECDHE-ECDSA-CAMELLIA128-SHA256];"
                                + " select others, take them out of that security property before anything uses TLS, or"
                                + " run it on the engine openssl"),
                Arguments.of(
                        server().cipherSuites(CipherSuite.TLS_AES_128_CCM_SHA256),
                        "cipherSuites(TLS_AES_128_CCM_SHA256) cannot be honoured by the engine jsse: the JDK does not"
                                + " have it; run it on the engine openssl, or leave it out"),
                Arguments.of(
                        server().options(Option.ENGINE_SNI),
                        "options(ENGINE_SNI) cannot be honoured by the engine jsse: the JDK's SNIMatcher is not asked"
                                + " where no name is sent, and knows one alert only; run it on the engine openssl,"
                                + " or leave it out"),
                Arguments.of(
                        client().groups(new NamedGroup(0x0A0A)),
                        "groups(group_0x0a0a) cannot be honoured by the engine jsse: the JDK does not have it; run"
                                + " it on the engine openssl, or leave it out"));
    }

    static Stream<Arguments> unanswered() {
        return Stream.of(
                question("nextProtocol()", Connection::nextProtocol),
                question("use(context) during a connection", c -> c.use(client().build())));
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                question("masterKey()", Connection::masterKey),
                question("finished()", Connection::finished),
                question("peerFinished()", Connection::peerFinished),
                question("exportKeyingMaterial(...)", c -> c.exportKeyingMaterial("EXPERIMENTAL-a", 16)));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsHiddenUnlessItIsCapturedFromTheStart(String what, Consumer<Connection> asking) {
        try (ManualPair pair = ManualPair.established(client(), server())) {
            assertEquals(
                    what + " cannot be honoured by the engine "
                            + pair.clients().engineText() + ": the JDK keeps its secrets, unless they are captured"
                            + " from the start; declare options(CAPTURE_SECRETS), or run it on the engine openssl",
                    assertThrows(UnsupportedSettingException.class, () -> asking.accept(pair.client()))
                            .getMessage());
        }
    }

    private static Arguments question(String what, Consumer<Connection> asking) {
        return Arguments.of(what, asking);
    }

    @ParameterizedTest
    @MethodSource("unanswered")
    void isNotAnsweredAndNamesTheEngineThatAnswers(String what, Consumer<Connection> asking) {
        try (ManualPair pair = ManualPair.established(client(), server())) {
            assertEquals(
                    what + " cannot be honoured by the engine " + pair.clients().engineText()
                            + ": it offers no way to; run it on the engine openssl",
                    assertThrows(UnsupportedSettingException.class, () -> asking.accept(pair.client()))
                            .getMessage());
        }
    }

    @Test
    void aCloseCannotBeTakenBack() {
        try (ManualPair pair = ManualPair.established(client(), server())) {
            pair.client().shutdown();
            assertEquals(
                    "shutdownState([]) without SENT after close_notify was sent cannot be honoured by the engine "
                            + pair.clients().engineText()
                            + ": it offers no way to; run it on the engine openssl",
                    assertThrows(
                                    UnsupportedSettingException.class,
                                    () -> pair.client().shutdownState(Set.of()))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    @PyOpenSslItem("A7")
    void isRefusedWhenItStarts(ContextBuilder declared, String description) {
        Context context = declared.build();
        assertEquals(
                description,
                assertThrows(UnsupportedSettingException.class, context::start).getMessage());
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void isRefusedBehindAServerNameToo(ContextBuilder declared, String description) {
        Context behind = declared.build();
        if (behind.side().equals(Optional.of(CLIENT))) {
            assertThrows(
                    IllegalStateException.class,
                    () -> server().onServerName("a.test", behind).build());
            return;
        }
        Context front = server().onServerName("a.test", behind).build();
        assertEquals(
                description,
                assertThrows(UnsupportedSettingException.class, front::start).getMessage());
    }

    @Test
    void aContextThatCannotStartIsNoValidAnswerOfTheCallback() {
        Context bad = server().cipherSuites(CipherSuite.TLS_AES_128_CCM_SHA256).build();
        Context front = server().onServerName((connection, name, original) -> ServerNameAnswer.use(bad))
                .build();
        Outcome.Refused refused = SuccessfulHandshake.refused(
                Loopback.between(client().build(), front).handshake());
        assertEquals(
                List.of(Reason.REJECTED_BY_CALLBACK, Optional.of(Alert.INTERNAL_ERROR)),
                List.of(refused.reason(), refused.alert()));
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_19, disabledReason = "from JDK 20 on the order of groups is free")
    void anotherOrderOfGroupsThanTheJdksIsRefused() {
        Context context =
                client().groups(NamedGroup.SECP256R1, NamedGroup.X25519).build();
        assertEquals(
                "groups(secp256r1, x25519) in that order cannot be honoured by the engine jsse: before JDK 20 its"
                        + " order is fixed; give them as [x25519, secp256r1], run on JDK 20 or later, or on the engine"
                        + " openssl",
                assertThrows(UnsupportedSettingException.class, context::start).getMessage());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_20, disabledReason = "before JDK 20 the order of groups is fixed")
    void theOrderOfGroupsIsKept() {
        ContextBuilder client = client().groups(NamedGroup.SECP256R1, NamedGroup.X25519);
        try (ManualPair pair = ManualPair.fresh(client, server())) {
            pair.client().handshake();
            assertEquals(List.of(0x17, 0x1D), ClientHellos.of(pair.client()).supportedGroups());
        }
    }

    @Test
    void theGroupsOfTheHelloAreThoseDeclared() {
        ContextBuilder client = client().groups(NamedGroup.X25519, NamedGroup.SECP384R1);
        try (ManualPair pair = ManualPair.fresh(client, server())) {
            pair.client().handshake();
            assertEquals(List.of(0x1D, 0x18), ClientHellos.of(pair.client()).supportedGroups());
        }
    }

    @Test
    void aConnectionThatSendsOneNameAndVerifiesAnotherIsRefused() {
        ConnectionSettings settings = ConnectionSettings.forServer("a.test").withVerifyName(ServerName.of("b.test"));
        try (Endpoint clients = client().build().start()) {
            assertEquals(
                    "a connection that sends a.test and verifies b.test cannot be honoured by the engine jsse: its"
                            + " check"
                            + " accepts a certificate for either name; send no name, send the same, or run it on the"
                            + " engine openssl",
                    assertThrows(UnsupportedSettingException.class, () -> clients.open(CLIENT, settings))
                            .getMessage());
        }
    }

    @Test
    void aSessionOfAnotherEndpointOfTheSameContextIsRefused() {
        Context client = client().build();
        try (Pair pair = Loopback.between(client, server().build()).open();
                Endpoint others = client.start()) {
            ConnectionSettings settings = ConnectionSettings.forServer("localhost")
                    .withSession(pair.client().session().orElseThrow());
            assertEquals(
                    "the session was made by another endpoint, and on the engine jsse a session lives in its endpoint;"
                            + " start the context once, with context.start(), and use that endpoint for both"
                            + " handshakes",
                    assertThrows(IllegalArgumentException.class, () -> others.open(CLIENT, settings))
                            .getMessage());
        }
    }

    @Test
    void ticketPropertiesAreAsBefore() {
        Context context = server().options(dev.tlsloop.Option.NO_TICKET).build();
        System.setProperty("jdk.tls.server.enableSessionTicketExtension", "true");
        try (Endpoint ignored = context.start()) {
            assertEquals("true", System.getProperty("jdk.tls.server.enableSessionTicketExtension"));
        } finally {
            System.clearProperty("jdk.tls.server.enableSessionTicketExtension");
        }
    }
}
