package dev.tlsloop.providers;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.Engine;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.assertion.GoldenTranscript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Transcripts as golden files, which are the same on each JDK because versions, suites and groups are pinned. */
class StableTranscriptTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/tlsloop/providers");

    static Stream<Arguments> runs() {
        List<Engine> engines = List.of(Jsse.engine(), OpenSsl.engine());
        return engines.stream()
                .flatMap(client -> engines.stream()
                        .flatMap(server -> Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                                .map(version -> Arguments.of(client, server, version))));
    }

    /** A handshake with new keys and certificates. */
    private static Outcome mutual(Engine client, Engine server, TlsVersion version) {
        Authority ca = Authority.create("Root");
        Context near = Context.client()
                .engine(client)
                .versions(version, version)
                .cipherList("ECDHE-RSA-AES128-GCM-SHA256")
                .cipherSuites(CipherSuite.TLS_AES_128_GCM_SHA256)
                .groups(NamedGroup.X25519)
                .trust(ca)
                .credential(ca.issue("alice"))
                .build();
        Context far = Context.server()
                .engine(server)
                .groups(NamedGroup.X25519, NamedGroup.SECP256R1)
                .credential(ca.with(KeyType.RSA_2048).issue("localhost"))
                .trust(ca)
                .verify(VerifyMode.PEER)
                .build();
        return Loopback.between(near, far).withSecrets().handshake();
    }

    /** Compares golden files, also in a run that updates them. */
    private static String comparing(Supplier<String> text) {
        Optional<String> update = Optional.ofNullable(System.clearProperty("tlsloop.golden.update"));
        try {
            return text.get();
        } finally {
            update.ifPresent(value -> System.setProperty("tlsloop.golden.update", value));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aPinnedHandshakeIsTheSameOnEachJdk(Engine client, Engine server, TlsVersion version) {
        String name = (client.name() + "-" + server.name() + "-" + version).replace(' ', '-') + ".golden";
        assertThat(mutual(client, server, version)).matchesGolden(GOLDEN.resolve(name));
    }

    @Test
    void sizesAndSchemesAreLeftOut() {
        assertEquals(
                List.of(
                        "  1  client  ->  ClientHello  TLS 1.3  sni localhost  groups x25519  key share x25519",
                        "  5          <-  server  {CertificateRequest}  authorities CN=Root"),
                mutual(OpenSsl.engine(), Jsse.engine(), TlsVersion.TLS_1_3)
                        .transcript()
                        .stable()
                        .lines()
                        .filter(line -> line.contains("ClientHello") || line.contains("CertificateRequest"))
                        .toList());
    }

    @Test
    void theUpdateWritesTheFile(@TempDir Path folder) throws IOException {
        Outcome outcome = mutual(Jsse.engine(), Jsse.engine(), TlsVersion.TLS_1_3);
        Path file = folder.resolve("new").resolve("handshake.txt");
        updating(() -> assertThat(outcome).matchesGolden(file));
        assertEquals(outcome.transcript().stable() + "\n", Files.readString(file));
    }

    private static void updating(Runnable assertion) {
        Optional<String> before = Optional.ofNullable(System.setProperty("tlsloop.golden.update", "true"));
        try {
            assertion.run();
        } finally {
            before.ifPresentOrElse(
                    value -> System.setProperty("tlsloop.golden.update", value),
                    () -> System.clearProperty("tlsloop.golden.update"));
        }
    }

    @Test
    void aMissingFileIsAFailure(@TempDir Path folder) {
        Outcome outcome = mutual(Jsse.engine(), Jsse.engine(), TlsVersion.TLS_1_3);
        assertEquals(
                "the file does not exist; run the test with -Dtlsloop.golden.update=true to write it",
                comparing(() -> GoldenTranscript.at(folder.resolve("none.txt"))
                        .contradiction(outcome)
                        .orElseThrow()));
    }

    @Test
    void theFirstOtherLineIsAFailure(@TempDir Path folder) throws IOException {
        Outcome outcome = mutual(Jsse.engine(), Jsse.engine(), TlsVersion.TLS_1_3);
        Path file = folder.resolve("other.txt");
        Files.writeString(file, outcome.transcript().stable().replace("[NewSessionTicket]", "[KeyUpdate]"));
        String text = comparing(() -> assertThrows(
                        AssertionError.class, () -> assertThat(outcome).matchesGolden(file))
                .getMessage());
        assertEquals(
                List.of(
                        "expected   : the transcript to match " + file,
                        "but        :",
                        "line 14 of the file is",
                        " 14          <-  server  [KeyUpdate]  lifetime 300 s",
                        "and of the transcript",
                        " 14          <-  server  [NewSessionTicket]  lifetime 300 s",
                        "If the transcript is right, run the test with -Dtlsloop.golden.update=true to write it."),
                text.lines().limit(7).toList(),
                text);
    }
}
