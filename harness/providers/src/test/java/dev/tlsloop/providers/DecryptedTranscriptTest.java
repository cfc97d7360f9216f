package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.Option;
import dev.tlsloop.Party;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The transcript of a run on each pair of engines, decrypted with the secrets of its sides. */
class DecryptedTranscriptTest {
    private static final Authority CA = Authority.create("Root");

    @AfterAll
    static void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    static Stream<Arguments> pairs() {
        List<Engine> engines = List.of(Jsse.engine(), OpenSsl.engine());
        return engines.stream()
                .flatMap(client -> engines.stream()
                        .flatMap(server -> Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                                .map(version -> Arguments.of(client, server, version))));
    }

    private static Context client(Engine engine, TlsVersion version) {
        return Context.client()
                .engine(engine)
                .versions(version, version)
                .trust(CA)
                .alpn("h2")
                .credential(CA.issue("alice"))
                .build();
    }

    private static Context server(Engine engine) {
        return Context.server()
                .engine(engine)
                .credential(CA.issue("localhost"))
                .alpn("h2")
                .trust(CA)
                .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT)
                .build();
    }

    private static List<String> names(Transcript transcript) {
        return transcript
                .toString()
                .lines()
                .flatMap(line -> Stream.of("{EncryptedExtensions}", "{CertificateVerify}", "[Finished]", "{Finished}")
                        .filter(line::contains))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void secretsLeaveNoRecordEncrypted(Engine client, Engine server, TlsVersion version) {
        try (Pair pair = Loopback.between(client(client, version), server(server))
                .withSecrets()
                .open()) {
            pair.transfer(Side.CLIENT, new byte[5]);
            pair.closeNotify(Side.CLIENT);
            String text = pair.transcript().toString();
            assertEquals(false, text.contains("encrypted"), text);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theOutcomeShowsTheMessagesOfTheHandshake(Engine client, Engine server, TlsVersion version) {
        Outcome outcome = Loopback.between(client(client, version), server(server))
                .withSecrets()
                .handshake();
        assertEquals(
                version == TlsVersion.TLS_1_3
                        ? List.of("{EncryptedExtensions}", "{CertificateVerify}", "{Finished}")
                        : List.of("[Finished]"),
                names(outcome.transcript()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void withoutSecretsTheyStayEncrypted(Engine client, Engine server, TlsVersion version) {
        Outcome outcome =
                Loopback.between(client(client, version), server(server)).handshake();
        assertEquals(List.of(), names(outcome.transcript()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void startedEndpointsAndResumedSessionsAreDecrypted(Engine client, Engine server, TlsVersion version) {
        try (Endpoint clientEnd = client(client, version).start();
                Endpoint serverEnd = server(server).start();
                Pair first =
                        Loopback.between(clientEnd, serverEnd).withSecrets().open()) {
            first.transfer(Side.SERVER, new byte[1]);
            try (Pair resumed = first.resume()) {
                String text = resumed.transcript().toString();
                assertEquals(false, text.contains("encrypted"), text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void messagesAfterTheHandshakeAreDecrypted(Engine client, Engine server, TlsVersion version) {
        assumeTrue(version == TlsVersion.TLS_1_3, "TLS 1.2 has no KeyUpdate");
        try (Pair pair = Loopback.between(client(client, version), server(server))
                .withSecrets()
                .open()) {
            pair.client().updateKeys();
            pair.runUntilIdle();
            pair.transfer(Side.SERVER, new byte[7]);
            String text = pair.transcript().toString();
            assertEquals(
                    List.of(true, true, false),
                    List.of(text.contains("[KeyUpdate]"), text.contains("7 bytes"), text.contains("encrypted")),
                    text);
        }
    }

    @Test
    void aRenegotiationIsDecrypted() {
        try (Pair pair = Loopback.between(client(OpenSsl.engine(), TlsVersion.TLS_1_2), server(OpenSsl.engine()))
                .withSecrets()
                .open()) {
            pair.server().renegotiate();
            pair.runUntilIdle();
            pair.transfer(Side.CLIENT, new byte[7]);
            String text = pair.transcript().toString();
            assertEquals(
                    List.of(true, false), List.of(text.contains("[HelloRequest]"), text.contains("encrypted")), text);
        }
    }

    @Test
    void theSecretsOfOneSideAreEnough() {
        Party foreign = Jsse.endpoint(Jsse.sslContext(CA, CA.issue("alice")));
        Outcome outcome = Loopback.between(foreign, server(OpenSsl.engine()))
                .withSecrets()
                .handshake();
        assertEquals(
                List.of("{EncryptedExtensions}", "{CertificateVerify}", "{Finished}"), names(outcome.transcript()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theKeyLogCallbackStillHears(Engine client, Engine server, TlsVersion version) {
        List<String> heard = new ArrayList<>();
        Context listening = client(client, version).toBuilder()
                .onKeyLog((connection, line) -> heard.add(line))
                .build();
        Loopback.between(listening, server(server)).withSecrets().handshake();
        assertEquals(version == TlsVersion.TLS_1_3 ? 5 : 1, heard.size(), heard::toString);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aRefusalIsTheSameWithSecrets(Engine client, Engine server, TlsVersion version) {
        Context stranger = client(client, version).toBuilder()
                .options(Option.NO_TICKET)
                .trust(Authority.create("Other"))
                .build();
        Loopback refused = Loopback.between(
                stranger,
                Context.server()
                        .engine(server)
                        .credential(Authority.create("Stranger").issue("localhost"))
                        .build());
        assertEquals(
                ((Outcome.Refused) refused.handshake()).refusal().toString(),
                ((Outcome.Refused) refused.withSecrets().handshake()).refusal().toString());
    }

    @Test
    void aTranscriptWithoutBytesSaysSo() {
        Transcript transcript = new Transcript(List.of());
        assertEquals(
                "this transcript has no bytes to decrypt; keep them with Loopback.withCapture()",
                assertThrows(IllegalStateException.class, () -> transcript.decryptedWith(""))
                        .getMessage());
    }
}
