package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.ManualOpenSslPair.ALICE_BELOW;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.TO_LOCALHOST;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import dev.tlsloop.Session;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.openssl.engine.OpenSslSession;
import dev.tlsloop.openssl.handle.SerializedSession;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The session timeout and the session ID context of a server. */
class SessionSettingsTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ManualOpenSslPair on(Endpoint clients, Endpoint servers, ConnectionSettings settings) {
        return new ManualOpenSslPair(
                        clients.start(),
                        servers.start(),
                        clients.open(Side.CLIENT, settings),
                        servers.open(Side.SERVER, ConnectionSettings.none()))
                .handshake();
    }

    private static ConnectionSettings resuming(Endpoint clients, Endpoint servers) {
        try (ManualOpenSslPair first = on(clients, servers, TO_LOCALHOST)) {
            return first.client().session().map(TO_LOCALHOST::withSession).orElse(TO_LOCALHOST);
        }
    }

    /** Whether the second of two handshakes resumes the session of the first. */
    private static boolean resumes(ContextBuilder client, ContextBuilder server) {
        try (Endpoint clients = client.build().start();
                Endpoint servers = server.build().start();
                ManualOpenSslPair second = on(clients, servers, resuming(clients, servers))) {
            return second.server().negotiated().map(Negotiated::resumed).orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({"90, true", "110, false"})
    @PyOpenSslItem("H28")
    @Behaviour("F062")
    void aServerDoesNotResumeASessionOlderThanTheTimeout(int age, boolean resumed) {
        Context client = aClient(TLS_1_3).build();
        try (Endpoint servers = aServer()
                        .sessionTimeout(Duration.ofSeconds(100))
                        .build()
                        .start();
                Pair first = Loopback.between(client, servers).open()) {
            Session old = older((OpenSslSession) first.client().session().orElseThrow(), age);
            try (Pair second =
                    Loopback.between(client, servers).withSession(old).open()) {
                assertEquals(Optional.of(resumed), second.client().negotiated().map(Negotiated::resumed));
            }
        }
    }

    /** The same session, created earlier: in DER, the time is the INTEGER under the context tag 1. */
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
        SerializedSession form =
                new SerializedSession(session.id(), session.form().version(), session.timeout(), der);
        return new OpenSslSession(session.context(), session.version(), form, session.peerChain());
    }

    private static ContextBuilder verifying() {
        return aServer().trust(CA).verify(VerifyMode.PEER);
    }

    /** The second of two connections, with the refusals of both sides. */
    private static List<Object> refusals(ContextBuilder client, ContextBuilder server) {
        try (Endpoint clients = client.build().start();
                Endpoint servers = server.build().start();
                ManualOpenSslPair second = on(clients, servers, resuming(clients, servers))) {
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
    @PyOpenSslItem("H27")
    @Behaviour("F051")
    void aVerifyingServerWithoutAnIdContextRefusesTheResumption(TlsVersion version) {
        ContextBuilder server = verifying().sessionIdContext(new byte[0]);
        assertEquals(
                List.of(List.of("session id context uninitialized"), Optional.of(Alert.INTERNAL_ERROR)),
                refusals(aClient(version).credential(ALICE_BELOW), server));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H27")
    @Behaviour("F051")
    void aVerifyingServerWithAnIdContextResumes(TlsVersion version) {
        assertEquals(true, resumes(aClient(version).credential(ALICE_BELOW), verifying()));
    }
}
