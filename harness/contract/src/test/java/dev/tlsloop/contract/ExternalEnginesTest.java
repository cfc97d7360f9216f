package dev.tlsloop.contract;

import static dev.tlsloop.Reason.NO_COMMON_PROTOCOL;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.ServerName;
import dev.tlsloop.Trust;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

/** User-supplied engines, one for each connection; a server's engine is made after the ClientHello. */
class ExternalEnginesTest {
    private static final Context CLIENT_OF_OURS =
            Context.client().trust(ContractCredentials.CA).build();
    private static final Context SERVER_OF_OURS =
            Context.server().credential(ContractCredentials.LOCALHOST).build();

    private static Endpoint client(Trust trust) {
        SSLContext userContext = JdkSslContexts.trusting(trust);
        return Jsse.endpoint(
                name -> userContext.createSSLEngine(name.map(ServerName::name).orElse("localhost"), 443));
    }

    private static SSLEngine serving(Credential credential) {
        return JdkSslContexts.presenting(credential, ContractCredentials.CA).createSSLEngine();
    }

    private static Outcome asking(String name, Party server) {
        return Loopback.between(CLIENT_OF_OURS, server).withServerName(name).handshake();
    }

    @Test
    void aClientsEngineMeetsADeclaredServer() {
        assertThat(Loopback.between(client(ContractCredentials.CA), SERVER_OF_OURS)
                        .handshake())
                .succeeded();
    }

    @Test
    void aClientsEngineOffersTheAlpnOfTheConnectionSettings() {
        ConnectionSettings settings = ConnectionSettings.forServer("localhost").withAlpn(List.of(AlpnProtocol.HTTP_2));
        try (Endpoint clients = client(ContractCredentials.CA);
                Connection connection = clients.open(CLIENT, settings)) {
            connection.handshake();
            assertArrayEquals(
                    AlpnProtocol.HTTP_2.bytes(),
                    ClientHellos.of(connection).alpn().get(0));
        }
    }

    @Test
    void aConnectionThatVerifiesAnotherNameIsRefused() {
        ConnectionSettings settings = ConnectionSettings.forServer("a.test").withVerifyName(ServerName.of("b.test"));
        try (Endpoint clients = client(ContractCredentials.CA)) {
            assertEquals(
                    "a connection that sends a.test and verifies b.test cannot be honoured by the engine jsse: its"
                            + " check accepts a certificate for either name; send no name, send the same, or run it"
                            + " on the engine openssl",
                    assertThrows(UnsupportedSettingException.class, () -> clients.open(CLIENT, settings))
                            .getMessage());
        }
    }

    @Test
    void aClientsEngineRefusesAStranger() {
        assertThat(Loopback.between(client(ContractCredentials.STRANGERS), SERVER_OF_OURS)
                        .handshake())
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @Test
    void aServersEngineIsChosenByTheName() {
        Endpoint server = Jsse.endpoint(name -> serving(
                name.equals(Optional.of(new ServerName("blue.test")))
                        ? ContractCredentials.BLUE
                        : ContractCredentials.GREEN));
        assertEquals(
                List.of(ContractCredentials.BLUE.chain(), ContractCredentials.GREEN.chain()),
                List.of(
                        SuccessfulHandshake.success(asking("blue.test", server))
                                .client()
                                .peerChain(),
                        SuccessfulHandshake.success(asking("green.test", server))
                                .client()
                                .peerChain()));
    }

    @Test
    void aServersEngineIsMadeWhenTheHelloHasCome() {
        List<Optional<ServerName>> made = new ArrayList<>();
        List<Integer> count = new ArrayList<>();
        Endpoint servers = Jsse.endpoint(name -> {
            made.add(name);
            return serving(ContractCredentials.LOCALHOST);
        });
        try (Endpoint clients = CLIENT_OF_OURS.start();
                ManualPair pair = new ManualPair(
                        clients,
                        servers,
                        clients.open(CLIENT, ConnectionSettings.forServer("localhost")),
                        servers.open(SERVER, ConnectionSettings.none()))) {
            pair.server().handshake();
            count.add(made.size());
            pair.handshake();
            count.add(made.size());
        }
        assertEquals(List.of(0, 1), count);
    }

    @Test
    void aServersEngineIsToldWhereNoNameCame() {
        List<Optional<ServerName>> made = new ArrayList<>();
        Endpoint server = Jsse.endpoint(name -> {
            made.add(name);
            return serving(ContractCredentials.LOCALHOST);
        });
        Loopback.between(CLIENT_OF_OURS, server).withoutServerName().handshake();
        assertEquals(List.of(Optional.empty()), made);
    }

    @Test
    void aServersEngineRefusesWhereNoProtocolIsInCommon() {
        Endpoint server = Jsse.endpoint(name -> {
            SSLEngine engine = serving(ContractCredentials.LOCALHOST);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"http/1.1"});
            engine.setSSLParameters(parameters);
            return engine;
        });
        Context client = CLIENT_OF_OURS.toBuilder().alpn("h2").build();
        assertThat(Loopback.between(client, server).handshake())
                .failedOn(SERVER)
                .because(NO_COMMON_PROTOCOL);
    }

    @Test
    void engineMeetsEngine() {
        Endpoint server = Jsse.endpoint(name -> serving(ContractCredentials.LOCALHOST));
        assertThat(Loopback.between(client(ContractCredentials.CA), server).handshake())
                .succeeded();
    }

    @Test
    void theSideIsSetAndNeedNotBe() {
        SSLEngine engine = serving(ContractCredentials.LOCALHOST);
        engine.setUseClientMode(true);
        assertThat(asking("localhost", Jsse.endpoint(name -> engine))).succeeded();
    }

    @Test
    void anExternalEngineExposesNoSession() {
        try (var pair =
                Loopback.between(client(ContractCredentials.CA), SERVER_OF_OURS).open()) {
            assertEquals(Optional.empty(), pair.client().session());
        }
    }

    @Test
    void anEngineThatIsClosedIsRefused() {
        SSLEngine closed = JdkSslContexts.trusting(ContractCredentials.CA).createSSLEngine();
        closed.closeOutbound();
        Endpoint clients = Jsse.endpoint(name -> closed);
        assertThrows(
                IllegalStateException.class, () -> clients.open(CLIENT, ConnectionSettings.forServer("localhost")));
    }

    @Test
    void noEngineAtAllIsRefused() {
        Endpoint clients = Jsse.endpoint(name -> null);
        assertEquals(
                "the function given to Jsse.endpoint(...) answered null; let it make an engine for each connection",
                assertThrows(
                                IllegalStateException.class,
                                () -> clients.open(CLIENT, ConnectionSettings.forServer("localhost")))
                        .getMessage());
    }

    @Test
    void anEngineThatWasUsedIsRefused() {
        SSLEngine once = JdkSslContexts.trusting(ContractCredentials.CA).createSSLEngine();
        Context server =
                Context.server().credential(ContractCredentials.LOCALHOST).build();
        Loopback loopback = Loopback.between(Jsse.endpoint(name -> once), server);
        loopback.handshake();
        assertEquals(
                "the function given to Jsse.endpoint(...) answered an engine that has made a handshake already, or is"
                        + " closed; let it make a new one for each connection",
                assertThrows(IllegalStateException.class, loopback::handshake).getMessage());
    }
}
