package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.TO_LOCALHOST;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.established;
import static dev.tlsloop.openssl.ManualOpenSslPair.fresh;
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

/** OpenSSL sessions: equal by ID, serialisable, and resumable after a ticket was read. */
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
    void aTls13ConnectionHasNoSessionBeforeItReadsATicket() {
        try (ManualOpenSslPair pair = fresh(aClient(TLS_1_3), aServer())) {
            pair.client().handshake();
            pair.move();
            pair.server().handshake();
            pair.move();
            pair.client().handshake();
            List<Boolean> known = new ArrayList<>();
            known.add(pair.client().session().isPresent());
            pair.handshake();
            known.add(pair.client().session().isPresent());
            assertEquals(List.of(false, true), known);
        }
    }

    @Test
    @PyOpenSslItem("I36")
    void aConnectionHasNoSessionBeforeItIsEstablished() {
        try (ManualOpenSslPair pair = fresh(aClient(TLS_1_2), aServer())) {
            pair.client().handshake();
            assertEquals(Optional.empty(), pair.client().session());
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
        try (ManualOpenSslPair pair = established(aClient(version), aServer())) {
            Session session = session(pair.client());
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
    void aDeserialisedSessionEqualsTheOriginal(TlsVersion version) {
        try (ManualOpenSslPair pair = established(aClient(version), aServer())) {
            Session session = session(pair.client());
            Session read = OpenSsl.session(
                    pair.client().context().orElseThrow(), session.serialised().orElseThrow());
            assertEquals(List.of(session, version, session.timeout()), List.of(read, read.version(), read.timeout()));
        }
    }

    @Test
    void refusesBytesThatAreNoSession() {
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
        try (ManualOpenSslPair pair = established(aClient(), aServer())) {
            Session session = session(pair.client());
            session.id()[0]++;
            assertEquals(session, session(pair.client()));
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, 300", "TLS_1_3, 300"})
    @PyOpenSslItem("I36")
    void theTimeoutIsTheServers(TlsVersion version, int seconds) {
        ContextBuilder server = aServer().sessionTimeout(Duration.ofSeconds(seconds));
        try (ManualOpenSslPair pair = established(aClient(version), server)) {
            assertEquals(Duration.ofSeconds(seconds), session(pair.client()).timeout());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("I54")
    @Behaviour({"F332", "F399"})
    void aSessionOfAnotherContextIsRefused(TlsVersion version) {
        try (ManualOpenSslPair pair = established(aClient(version), aServer());
                Endpoint others = aClient(version).build().start()) {
            ConnectionSettings settings = TO_LOCALHOST.withSession(session(pair.client()));
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
    void refusesASessionForAServer() {
        try (ManualOpenSslPair pair = established(aClient(), aServer())) {
            ConnectionSettings settings = ConnectionSettings.none().withSession(session(pair.client()));
            assertThrows(IllegalArgumentException.class, () -> pair.servers().open(SERVER, settings));
        }
    }
}
