package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Engine;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Party;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;

/** Why records stay encrypted in a run with secrets, which the transcript says once. */
class EncryptedRecordsTest {
    private static final Authority CA = Authority.create("Root");

    private static Context client(Engine engine) {
        return Context.client().engine(engine).trust(CA).build();
    }

    private static Context server(Engine engine) {
        return Context.server().engine(engine).credential(CA.issue("localhost")).build();
    }

    private static Loopback openSsl(TlsVersion version, String ciphers) {
        return Loopback.between(
                limited(client(OpenSsl.engine()), version, ciphers),
                limited(server(OpenSsl.engine()), version, ciphers));
    }

    private static Context limited(Context side, TlsVersion version, String ciphers) {
        ContextBuilder builder = side.toBuilder().versions(version, version);
        return builder.cipherList(ciphers).build();
    }

    private static List<String> obstacles(Loopback loopback) {
        return obstacles(loopback.withSecrets().handshake().transcript());
    }

    private static List<String> obstacles(Transcript transcript) {
        return transcript.entries().stream()
                .map(entry -> entry.event() instanceof Event.Encrypted encrypted
                        ? encrypted.obstacle().orElse("")
                        : "")
                .filter(why -> !why.isEmpty())
                .toList();
    }

    @Test
    void bothSidesAreUserSupplied() {
        Party client = Jsse.endpoint(Jsse.sslContext(CA, CA.issue("alice")));
        Party server = Jsse.endpoint(Jsse.sslContext(CA, CA.issue("localhost")));
        assertEquals(
                List.of("the client is user-supplied, and tells no secrets;"
                        + " the server is user-supplied, and tells no secrets"),
                obstacles(Loopback.between(client, server)));
    }

    @Test
    void theProviderShowsNoSecrets() {
        Engine conscrypt = Jsse.engine(Conscrypt.newProvider());
        assertEquals(
                List.of("on the client, Conscrypt tells no secrets; on the server, Conscrypt tells no secrets"),
                obstacles(Loopback.between(client(conscrypt), server(conscrypt))));
    }

    @Test
    void theCipherIsNotInTheJdk() {
        assertEquals(
                List.of("the JDK lacks the cipher of TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256"),
                obstacles(openSsl(TlsVersion.TLS_1_2, "ECDHE-ECDSA-ARIA128-GCM-SHA256")));
    }

    @Test
    void theVersionIsBelowTls12() {
        assertEquals(
                List.of("TLS 1.1 is not decrypted, only TLS 1.2 and TLS 1.3"),
                obstacles(openSsl(TlsVersion.TLS_1_1, "DEFAULT:@SECLEVEL=0")));
    }

    @Test
    void theSecretsOfAnotherRunDoNotFit() {
        Loopback run = Loopback.between(client(OpenSsl.engine()), server(OpenSsl.engine()));
        Transcript kept = run.withCapture().handshake().transcript();
        assertEquals(
                List.of("the key log has no secret of this connection"),
                obstacles(kept.decryptedWith("CLIENT_RANDOM " + "00".repeat(32) + " " + "00".repeat(48))));
    }

    @Test
    void aWrongSecretDoesNotOpenTheRecords() {
        Loopback run = Loopback.between(client(OpenSsl.engine()), server(OpenSsl.engine()));
        Transcript kept = run.withSecrets().handshake().transcript();
        String wrong = kept.recording().orElseThrow().keyLog().replaceAll("(?m) [0-9a-f]{4}([0-9a-f]+)$", " 0000$1");
        assertEquals(List.of("the secrets do not open it"), obstacles(kept.decryptedWith(wrong)));
    }

    @Test
    void theJdkTellsNoSecretOfARenegotiation() {
        try (Pair pair = Loopback.between(
                        limited(client(Jsse.engine()), TlsVersion.TLS_1_2, "DEFAULT"),
                        limited(server(Jsse.engine()), TlsVersion.TLS_1_2, "DEFAULT"))
                .withSecrets()
                .open()) {
            pair.server().renegotiate();
            pair.runUntilIdle();
            assertEquals(
                    List.of("no engine tells the secrets of this renegotiation"),
                    obstacles(pair.transcript()),
                    pair.transcript().toString());
        }
    }

    @Test
    void aRenegotiationHasTheBracketsOfItsKeys() {
        try (Pair pair = openSsl(TlsVersion.TLS_1_2, "DEFAULT").withSecrets().open()) {
            pair.server().renegotiate();
            pair.runUntilIdle();
            List<String> hellos = pair.transcript()
                    .toString()
                    .lines()
                    .filter(line -> line.contains("Hello") || line.contains("Change"))
                    .map(line -> line.replaceAll(
                            ".*?(\\[?(Client|Server)?(HelloRequest|Hello|ChangeCipherSpec)\\w*]?).*", "$1"))
                    .toList();
            assertEquals(
                    List.of(
                            "ClientHello",
                            "ServerHello",
                            "ServerHelloDone",
                            "ChangeCipherSpec",
                            "ChangeCipherSpec",
                            "[HelloRequest]",
                            "[ClientHello]",
                            "[ServerHello]",
                            "[ChangeCipherSpec]",
                            "[ChangeCipherSpec]"),
                    hellos);
        }
    }

    @Test
    void aSecondHelloHasTheOtherKeyShare() {
        Context client = client(Jsse.engine()).toBuilder()
                .groups(NamedGroup.SECP256R1, NamedGroup.SECP384R1)
                .build();
        Context server = server(OpenSsl.engine()).toBuilder()
                .groups(NamedGroup.SECP384R1)
                .build();
        String text = Loopback.between(client, server)
                .withSecrets()
                .handshake()
                .transcript()
                .toString();
        assertEquals(
                List.of("key share secp256r1", "group secp384r1", "key share secp384r1", "group secp384r1"),
                text.lines()
                        .filter(line -> line.contains("Hello"))
                        .map(line -> line.replaceAll(".*  ((key share|group) \\S+) .*", "$1"))
                        .toList());
    }

    @Test
    void anotherProviderStandsInFront() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProviderInFront.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(
                "on the client, the provider SunJCE computes its secrets, and cannot be observed;"
                        + " on the server, the provider SunJCE computes its secrets, and cannot be observed",
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    /** A program that prefers a provider for the MACs of the JDK, whatever the order of the providers. */
    static final class ProviderInFront {
        private ProviderInFront() {}

        public static void main(String[] arguments) {
            Security.setProperty("jdk.security.provider.preferred", "Mac.HmacSHA256:SunJCE");
            System.out.println(
                    String.join("\n", obstacles(Loopback.between(client(Jsse.engine()), server(Jsse.engine())))));
        }
    }
}
