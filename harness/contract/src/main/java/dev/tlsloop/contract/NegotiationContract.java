package dev.tlsloop.contract;

import static dev.tlsloop.CipherSuite.TLS_AES_128_GCM_SHA256;
import static dev.tlsloop.CipherSuite.TLS_AES_256_GCM_SHA384;
import static dev.tlsloop.CipherSuite.TLS_CHACHA20_POLY1305_SHA256;
import static dev.tlsloop.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
import static dev.tlsloop.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384;
import static dev.tlsloop.CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384;
import static dev.tlsloop.Option.CIPHER_SERVER_PREFERENCE;
import static dev.tlsloop.Option.NO_TLSv1_3;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.wire.WireMessage.ServerHelloMessage;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The negotiation of versions, cipher suites and groups that client and server have in common. */
interface NegotiationContract extends EnginePair {
    @Test
    @PyOpenSslItem({"A3", "I33"})
    @Behaviour("F323")
    default void theHighestVersionOfBothIsTaken() {
        assertThat(outcome(client(), server())).succeeded().withVersion(TLS_1_3);
    }

    @Test
    @PyOpenSslItem("A6")
    default void aServerThatEndsAtTls12TakesTheClientThere() {
        assertThat(outcome(client(), server().versions(TLS_1_2, TLS_1_2)))
                .succeeded()
                .withVersion(TLS_1_2);
    }

    @Test
    @PyOpenSslItem({"C11", "H24"})
    default void anOptionTakesAVersionAway() {
        assertThat(outcome(client().options(NO_TLSv1_3), server())).succeeded().withVersion(TLS_1_2);
    }

    default Stream<CipherSuite> tls13Suites() {
        return Stream.of(TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256);
    }

    @ParameterizedTest
    @MethodSource("tls13Suites")
    default void theOneSuiteOfTls13IsTaken(CipherSuite suite) {
        assertThat(outcome(client().cipherSuites(suite), server())).succeeded().withCipher(suite);
    }

    @Test
    @PyOpenSslItem({"H16", "I24"})
    default void theOneSuiteOfTheCipherListIsTaken() {
        Outcome outcome =
                outcome(client().versions(TLS_1_2, TLS_1_2), server().cipherList("ECDHE-ECDSA-AES128-GCM-SHA256"));
        assertThat(outcome).succeeded().withCipher(TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
    }

    @Test
    default void theSuiteGoesWithTheKindOfKey() {
        ContextBuilder server = bareServer()
                .credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA))
                .cipherList("ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384");
        assertThat(outcome(client().versions(TLS_1_2, TLS_1_2), server))
                .succeeded()
                .withCipher(TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384);
    }

    @Test
    @PyOpenSslItem("H16")
    @Behaviour("F030")
    default void aCipherListLeavesTls13Alone() {
        Outcome outcome = outcome(client().cipherList("ECDHE-ECDSA-AES128-GCM-SHA256"), server());
        assertThat(outcome).succeeded().withVersion(TLS_1_3);
    }

    @Test
    default void theSuitesOfTls13LeaveTls12Alone() {
        Outcome outcome = outcome(client().cipherSuites(TLS_AES_128_GCM_SHA256).versions(TLS_1_2, TLS_1_2), server());
        assertThat(outcome).succeeded().withVersion(TLS_1_2);
    }

    /** The client prefers 128 bits, the server 256. */
    default Stream<Arguments> preferences() {
        return Stream.of(
                Arguments.of(TLS_1_2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384),
                Arguments.of(TLS_1_3, TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384));
    }

    @ParameterizedTest
    @MethodSource("preferences")
    default void theClientsOrderDecidesByItself(TlsVersion version, CipherSuite clients, CipherSuite servers) {
        Outcome outcome = outcome(
                ordered(client().versions(version, version), clients, servers), ordered(server(), servers, clients));
        assertThat(outcome).succeeded().withCipher(clients);
    }

    @ParameterizedTest
    @MethodSource("preferences")
    default void theServersOrderDecidesOnRequest(TlsVersion version, CipherSuite clients, CipherSuite servers) {
        Outcome outcome = outcome(
                ordered(client().versions(version, version), clients, servers),
                ordered(server().options(CIPHER_SERVER_PREFERENCE), servers, clients));
        assertThat(outcome).succeeded().withCipher(servers);
    }

    private static ContextBuilder ordered(ContextBuilder builder, CipherSuite first, CipherSuite second) {
        return first.minVersion() == TLS_1_3
                ? builder.cipherSuites(first, second)
                : builder.cipherList(first.openSslName() + ":" + second.openSslName());
    }

    default Stream<Arguments> versionsAndGroups() {
        return eachVersion()
                .flatMap(version -> groups().stream()
                        .filter(group -> version == TLS_1_3 || group != NamedGroup.FFDHE2048)
                        .map(group -> Arguments.of(version, group)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndGroups")
    @PyOpenSslItem("H31")
    @Behaviour({"F112", "F325"})
    default void theOneGroupOfTheServerIsTaken(TlsVersion version, NamedGroup group) {
        // The key is RSA because in TLS 1.2 the groups also restrict the curves of certificates.
        ContextBuilder server = bareServer()
                .credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA))
                .groups(group);
        ContextBuilder client = client().versions(version, version);
        assertThat(FfdheRetry.repeated(group, () -> outcome(client, server), FfdheRetry::isSpoilt))
                .succeeded()
                .withGroup(group);
    }

    @Test
    default void anUnacceptedKeyShareCausesAHelloRetryRequest() {
        ContextBuilder server = bareServer().credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA));
        Outcome outcome = outcome(client(), server.groups(NamedGroup.SECP384R1));
        assertEquals(Optional.of(true), retries(outcome).findFirst());
    }

    @Test
    default void anAcceptedKeyShareCausesNoHelloRetryRequest() {
        Outcome outcome = outcome(client().groups(NamedGroup.SECP256R1), server().groups(NamedGroup.SECP256R1));
        assertEquals(Optional.of(false), retries(outcome).findFirst());
    }

    private static Stream<Boolean> retries(Outcome outcome) {
        return SuccessfulHandshake.success(outcome).transcript().entries().stream()
                .map(Entry::event)
                .filter(e -> e instanceof Event.Sent sent && sent.message() instanceof ServerHelloMessage)
                .map(e -> ((ServerHelloMessage) ((Event.Sent) e).message())
                        .hello()
                        .isHelloRetryRequest());
    }
}
