package dev.tlsloop.contract;

import static dev.tlsloop.Reason.ILLEGAL_MESSAGE;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.harness.Loopback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Host names that the JDK cannot verify and, as a server, cannot read. */
class JsseHostNamesTest {
    private static final String WHY = " cannot be honoured by the engine jsse: the JDK takes no host name but labels of"
            + " letters, digits and inner hyphens; run it on the engine openssl, or give such a name";

    private static ContextBuilder client() {
        return Context.client().trust(ContractCredentials.CA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_b.test", "-a.test", "a-.test", "a b", "_dmarc.a.test"})
    void aClientThatVerifiesSuchANameIsRefusedWhenItOpens(String name) {
        try (Endpoint clients = client().build().start()) {
            assertEquals(
                    "a connection that verifies the name " + name + WHY,
                    assertThrows(
                                    UnsupportedSettingException.class,
                                    () -> clients.open(CLIENT, ConnectionSettings.forServer(name)))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-b.test", "A.Test", "localhost", "127.0.0.1", "::1", "xn--pythn-mua.org"})
    void aClientOpensAConnectionToAnyOtherName(String name) {
        try (Endpoint clients = client().build().start()) {
            assertDoesNotThrow(() ->
                    clients.open(CLIENT, ConnectionSettings.forServer(name)).close());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-b.test", "A.Test"})
    void suchANameIsVerified(String name) {
        Context server =
                Context.server().credential(ContractCredentials.CA.issue(name)).build();
        assertThat(Loopback.between(client().build(), server)
                        .withServerName(name)
                        .handshake())
                .succeeded();
    }

    @Test
    void aServerThatServesSuchANameIsRefusedAtTheStart() {
        Context served =
                Context.server().credential(ContractCredentials.LOCALHOST).build();
        Context server = Context.server().onServerName("a_b.test", served).build();
        assertEquals(
                "onServerName(\"a_b.test\", ...)" + WHY,
                assertThrows(UnsupportedSettingException.class, server::start).getMessage());
    }

    @Test
    void aClientThatVerifiesNoNameSendsItAndAServerOfTheJdkCannotReadIt() {
        Context server =
                Context.server().credential(ContractCredentials.LOCALHOST).build();
        Context client = client().insecurelySkipHostName().build();
        assertThat(Loopback.between(client, server).withServerName("a_b.test").handshake())
                .failedOn(SERVER)
                .because(ILLEGAL_MESSAGE);
    }
}
