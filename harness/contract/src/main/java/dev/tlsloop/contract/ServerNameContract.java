package dev.tlsloop.contract;

import static dev.tlsloop.Reason.NO_CERTIFICATE;
import static dev.tlsloop.Reason.UNRECOGNIZED_NAME;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.ServerName;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server's table of names, each with its own context, which replaces the first one completely. */
interface ServerNameContract extends EnginePair {
    private Context blue() {
        return bareServer().credential(ContractCredentials.BLUE).alpn("blue").build();
    }

    private Context green() {
        return bareServer().credential(ContractCredentials.GREEN).alpn("green").build();
    }

    private Outcome asking(String name, ContextBuilder front) {
        return Loopback.between(client().alpn("green", "blue").build(), front.build())
                .withServerName(name)
                .handshake();
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("J9")
    @Behaviour({"F186", "F361"})
    default void eachNameIsServedByItsContext(TlsVersion version) {
        Context green = green();
        Context front = bareServer()
                .onServerName("blue.test", blue())
                .onServerName("green.test", green)
                .build();
        Context client = client().versions(version, version).build();
        assertThat(Loopback.between(client, front).withServerName("green.test").handshake())
                .succeeded()
                .servedBy(green);
    }

    @Test
    default void aListedNameMatchesInAnyCase() {
        Context green = green();
        assertThat(asking("Green.TEST", bareServer().onServerName("green.test", green)))
                .succeeded()
                .servedBy(green);
    }

    default Stream<Arguments> versionsAndSilence() {
        return eachVersion().flatMap(version -> Stream.of(Arguments.of(version, true), Arguments.of(version, false)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndSilence")
    default void aFrontWithoutACredentialRefusesUnlistedNames(TlsVersion version, boolean named) {
        Loopback recipe = Loopback.between(
                        client().versions(version, version).build(),
                        bareServer().onServerName("green.test", green()).build())
                .withServerName("red.test");
        assertThat((named ? recipe : recipe.withoutServerName()).handshake())
                .failedOn(SERVER)
                .because(UNRECOGNIZED_NAME)
                .withAlert(Alert.UNRECOGNIZED_NAME);
    }

    @Test
    default void theClientReceivesUnrecognizedNameForAnUnlistedName() {
        Outcome outcome = asking("red.test", bareServer().onServerName("green.test", green()));
        assertEquals(
                Optional.of(Alert.UNRECOGNIZED_NAME),
                SuccessfulHandshake.refused(outcome).reported().flatMap(r -> r.alert()));
    }

    @Test
    default void theRefusalStatesTheRequestedAndTheListedNames() {
        Outcome outcome = asking("red.test", bareServer().onServerName("green.test", green()));
        assertEquals(
                "the client asks for \"red.test\", and this server has a context for green.test only, and no"
                        + " credential itself",
                SuccessfulHandshake.refused(outcome).refusal().detail());
    }

    @Test
    default void aFrontWithACredentialServesUnlistedNames() {
        Context front = bareServer()
                .credential(ContractCredentials.LOCALHOST)
                .onServerName("green.test", green())
                .build();
        assertThat(Loopback.between(client().build(), front).handshake())
                .succeeded()
                .servedBy(front);
    }

    @Test
    default void aFrontWithACredentialServesAClientThatSendsNoName() {
        Context front = bareServer()
                .credential(ContractCredentials.LOCALHOST)
                .onServerName("green.test", green())
                .build();
        assertThat(Loopback.between(client().build(), front).withoutServerName().handshake())
                .succeeded()
                .servedBy(front);
    }

    @Test
    @PyOpenSslItem("I28")
    default void theProtocolsAreThoseOfTheServingContext() {
        assertThat(asking(
                        "green.test",
                        bareServer()
                                .credential(ContractCredentials.LOCALHOST)
                                .alpn("front")
                                .onServerName("green.test", green())))
                .succeeded()
                .withAlpn("green");
    }

    @Test
    default void theVersionsAreThoseOfTheServingContext() {
        Context old = bareServer()
                .credential(ContractCredentials.GREEN)
                .versions(TLS_1_2, TLS_1_2)
                .build();
        ContextBuilder front = bareServer().versions(TLS_1_3, TLS_1_3).onServerName("green.test", old);
        assertThat(asking("green.test", front)).succeeded().withVersion(TLS_1_2);
    }

    @Test
    default void theVerificationIsThatOfTheServingContext() {
        Context strict = bareServer()
                .credential(ContractCredentials.GREEN)
                .trust(ContractCredentials.CA)
                .verify(PEER, FAIL_IF_NO_PEER_CERT)
                .build();
        assertThat(asking("green.test", bareServer().onServerName("green.test", strict)))
                .failedOn(SERVER)
                .because(NO_CERTIFICATE);
    }

    @Test
    default void theVerificationOfTheFrontDoesNotCount() {
        ContextBuilder strict = bareServer()
                .credential(ContractCredentials.LOCALHOST)
                .trust(ContractCredentials.CA)
                .verify(PEER, FAIL_IF_NO_PEER_CERT)
                .onServerName("green.test", green());
        assertThat(asking("green.test", strict)).succeeded();
    }

    @Test
    @PyOpenSslItem("I35")
    @Behaviour("F189")
    default void bothSidesKnowTheName() {
        Outcome.Success success =
                SuccessfulHandshake.success(asking("green.test", bareServer().onServerName("green.test", green())));
        ServerName green = new ServerName("green.test");
        assertEquals(
                List.of(Optional.of(green), Optional.of(green)),
                List.of(success.client().serverName(), success.server().serverName()));
    }

    @Test
    default void aHelloThatArrivesByteByByteStillSelectsItsContext() {
        Context front = bareServer().onServerName("green.test", green()).build();
        try (ManualPair pair = ManualPair.opened(client().build(), front, ConnectionSettings.forServer("green.test"))) {
            pair.client().handshake();
            for (byte b : pair.client().outgoing().readAll()) {
                pair.server().incoming().write(new byte[] {b});
                pair.server().handshake();
            }
            pair.handshake();
            assertEquals(
                    Optional.of(new ServerName("green.test")),
                    pair.server().negotiated().flatMap(n -> n.serverName()));
        }
    }
}
