package dev.tlsloop.contract;

import static dev.tlsloop.Side.CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Revocation;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.ParseResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OCSP requests of a client on the JDK, which enables them with a property of the whole process. */
class JsseStaplingTest {
    private static final String PROPERTY = "jdk.tls.client.enableStatusRequestExtension";
    private static final ConnectionSettings PLAIN = ConnectionSettings.forServer("localhost");
    private static final ConnectionSettings ASKING = PLAIN.withOcspRequest();

    private static ContextBuilder client() {
        return Context.client().trust(ContractCredentials.CA);
    }

    private static boolean asks(Endpoint clients, ConnectionSettings settings) {
        try (Connection connection = clients.open(CLIENT, settings)) {
            connection.handshake();
            return ClientHello.read(connection.outgoing().unread()) instanceof ParseResult.Complete<ClientHello> hello
                    && hello.value().extensions().stream().anyMatch(e -> e.type() == ExtensionType.STATUS_REQUEST);
        }
    }

    static Stream<Arguments> ocspRequests() {
        return Stream.of(
                Arguments.of(client(), PLAIN, false),
                Arguments.of(client(), ASKING, true),
                Arguments.of(client().revocation(Revocation.STAPLE), PLAIN, true),
                Arguments.of(client().onOcspResponse((connection, response) -> true), PLAIN, false));
    }

    @ParameterizedTest
    @MethodSource("ocspRequests")
    @PyOpenSslItem("I48")
    void theHelloRequestsAStapleIfEitherDeclarationDoes(
            ContextBuilder client, ConnectionSettings settings, boolean asks) {
        try (Endpoint clients = client.build().start()) {
            assertEquals(asks, asks(clients, settings));
        }
    }

    @Test
    void connectionsOfOneEndpointRequestStaplesIndependently() {
        try (Endpoint clients = client().build().start()) {
            assertEquals(
                    List.of(true, false, true),
                    Stream.of(ASKING, PLAIN, ASKING)
                            .map(settings -> asks(clients, settings))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void systemPropertiesOfTheProcessAreIgnoredAndRestored(String propertyValue) {
        System.setProperty(PROPERTY, propertyValue);
        try (Endpoint clients = client().build().start()) {
            assertEquals(
                    List.of(true, false, propertyValue),
                    List.of(asks(clients, ASKING), asks(clients, PLAIN), System.getProperty(PROPERTY)));
        } finally {
            System.clearProperty(PROPERTY);
        }
    }

    @Test
    void aPropertyThatWasNotSetIsNotSetAfterwards() {
        client().build().start().close();
        assertEquals(Optional.empty(), Optional.ofNullable(System.getProperty(PROPERTY)));
    }

    static Stream<TlsVersion> versions() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }

    private static Loopback loopback(TlsVersion version) {
        Context server = Context.server()
                .credential(ContractCredentials.LOCALHOST)
                .versions(version, version)
                .build();
        return Loopback.between(client().build(), server);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aSessionWithAnOcspRequestIsResumedByAConnectionWithOne(TlsVersion version) {
        try (Pair first = loopback(version).withOcspRequest().open();
                Pair second = first.resume()) {
            assertEquals(true, second.client().negotiated().orElseThrow().resumed());
        }
    }

    @Test
    void aSessionWithoutAnOcspRequestIsNotResumedByAConnectionWithOne() {
        try (Pair first = loopback(TlsVersion.TLS_1_2).open()) {
            ConnectionSettings settings =
                    ASKING.withSession(first.client().session().orElseThrow());
            Endpoint clients = first.client().endpoint();
            assertEquals(
                    "withOcspRequest() with a session of a connection that asked for no staple cannot be honoured by"
                            + " the engine jsse: it keeps the sessions of clients that ask apart from those of others; ask"
                            + " in the first connection too, open without the session, or run it on the engine openssl",
                    assertThrows(UnsupportedSettingException.class, () -> clients.open(CLIENT, settings))
                            .getMessage());
        }
    }
}
