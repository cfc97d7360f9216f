package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.Linked.CA;
import static dev.tlsloop.openssl.Linked.TO_LOCALHOST;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.established;
import static dev.tlsloop.openssl.Linked.fresh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Session;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions as OpenSSL keeps them: told apart by id, serialised, resumable once a ticket was read. */
class SessionsTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static Session session(Connection connection) {
        return connection.session().orElseThrow();
    }

    @Test
    @PyOpenSslItem("I36")
    @Behaviour({"F301", "F335"})
    void thereIsNoSessionOfTls13UntilATicketWasRead() {
        try (Linked linked = fresh(aClient(TLS_1_3), aServer())) {
            linked.client().handshake();
            linked.move();
            linked.server().handshake();
            linked.move();
            linked.client().handshake();
            List<Boolean> known = new ArrayList<>();
            known.add(linked.client().session().isPresent());
            linked.shakenHands();
            known.add(linked.client().session().isPresent());
            assertEquals(List.of(false, true), known);
        }
    }

    @Test
    @PyOpenSslItem("I36")
    void aSessionThatIsNotAgreedYetIsNone() {
        try (Linked linked = fresh(aClient(TLS_1_2), aServer())) {
            linked.client().handshake();
            assertEquals(Optional.empty(), linked.client().session());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("I54")
    @Behaviour("F334")
    void aSessionMayBeUsedMoreThanOnce(TlsVersion version) {
        Context client = aClient(version).build();
        try (Endpoint clients = client.start();
                Endpoint servers = aServer().build().start();
                Pair first = Loopback.between(clients, servers).open()) {
            Loopback again = Loopback.between(clients, servers).withSession(session(first.client()));
            again.handshake();
            assertThat(again.handshake()).succeeded().resumed();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"F4", "I36", "I54"})
    void aSessionOutlivesItsEndpoint(TlsVersion version) {
        Context client = aClient(version).build();
        try (Endpoint servers = aServer().build().start()) {
            Session session;
            try (Endpoint clients = client.start();
                    Pair first = Loopback.between(clients, servers).open()) {
                session = session(first.client());
            }
            assertThat(Loopback.between(client, servers).withSession(session).handshake())
                    .succeeded()
                    .resumed();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("I36")
    void theSerialisedFormIsDerAndACopy(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer())) {
            Session session = session(linked.client());
            byte[] first = session.serialised().orElseThrow();
            first[0] = 0;
            assertEquals(0x30, session.serialised().orElseThrow()[0]);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"F4", "I36", "I54"})
    void aSessionIsReadBackFromItsSerialisedForm(TlsVersion version) {
        Context client = aClient(version).build();
        try (Endpoint servers = aServer().build().start();
                Pair first = Loopback.between(client, servers).open()) {
            Session read =
                    OpenSsl.session(client, session(first.client()).serialised().orElseThrow());
            assertThat(Loopback.between(client, servers).withSession(read).handshake())
                    .succeeded()
                    .resumed();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"F4", "I36"})
    void whatIsReadBackIsTheSameSession(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer())) {
            Session session = session(linked.client());
            Session read = OpenSsl.session(
                    linked.client().context().orElseThrow(),
                    session.serialised().orElseThrow());
            assertEquals(List.of(session, version, session.timeout()), List.of(read, read.version(), read.timeout()));
        }
    }

    @Test
    void whatIsNoSessionIsNotRead() {
        Context client = aClient().build();
        String said = assertThrows(IllegalArgumentException.class, () -> OpenSsl.session(client, new byte[] {1, 2, 3}))
                .getMessage();
        assertEquals(
                "OpenSSL cannot read a session from these 3 bytes (...); pass all bytes of Session.serialised()",
                said.replaceFirst("\\(.*\\);", "(...);"));
    }

    @Test
    @PyOpenSslItem("I36")
    void theIdIsACopy() {
        try (Linked linked = established(aClient(), aServer())) {
            Session session = session(linked.client());
            session.id()[0]++;
            assertEquals(session, session(linked.client()));
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, 300", "TLS_1_3, 300"})
    @PyOpenSslItem("I36")
    void theTimeoutIsWhatTheServerSaid(TlsVersion version, int seconds) {
        ContextBuilder server = aServer().sessionTimeout(Duration.ofSeconds(seconds));
        try (Linked linked = established(aClient(version), server)) {
            assertEquals(Duration.ofSeconds(seconds), session(linked.client()).timeout());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("I54")
    @Behaviour({"F332", "F399"})
    void aSessionOfAnotherContextIsRefused(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer());
                Endpoint others = aClient(version).build().start()) {
            ConnectionSettings settings = TO_LOCALHOST.withSession(session(linked.client()));
            assertThrows(IllegalArgumentException.class, () -> others.open(CLIENT, settings));
        }
    }

    @Test
    @PyOpenSslItem("I54")
    void aSessionOfAnotherEngineIsRefused() {
        Context client = Context.client().trust(CA).build();
        try (Pair jdk = Loopback.between(client, aServer().build()).open();
                Endpoint clients = aClient().build().start()) {
            ConnectionSettings settings = TO_LOCALHOST.withSession(session(jdk.client()));
            assertThrows(IllegalArgumentException.class, () -> clients.open(CLIENT, settings));
        }
    }

    @Test
    @PyOpenSslItem("I54")
    void aServerIsGivenNoSession() {
        try (Linked linked = established(aClient(), aServer())) {
            ConnectionSettings settings = ConnectionSettings.none().withSession(session(linked.client()));
            assertThrows(IllegalArgumentException.class, () -> linked.servers().open(SERVER, settings));
        }
    }
}
