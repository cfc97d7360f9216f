package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Engine;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.WireMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * TLS 1.2 without an extended master secret, which only a system property of a whole JVM turns off. That JVM allows the weak
 * suites of the JDK too.
 */
class PlainMasterSecretTest {
    @Test
    void fullAndResumedHandshakesAreDecrypted() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.tls.useExtendedMasterSecret=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(
                String.join(
                        "\n",
                        "jsse to jsse with AES128-GCM-SHA256: decrypted, decrypted, resumed, decrypted",
                        "jsse to jsse with ECDHE-RSA-AES128-GCM-SHA256: decrypted, encrypted, resumed, decrypted",
                        "jsse to jsse: all decrypted",
                        "jsse to openssl with AES128-GCM-SHA256: decrypted, decrypted, resumed, decrypted",
                        "jsse to openssl with ECDHE-RSA-AES128-GCM-SHA256: decrypted, encrypted, resumed, decrypted",
                        "jsse to openssl: all decrypted",
                        "openssl to jsse with AES128-GCM-SHA256: decrypted, decrypted, resumed, decrypted",
                        "openssl to jsse with ECDHE-RSA-AES128-GCM-SHA256: decrypted, encrypted, resumed, decrypted",
                        "openssl to jsse: all decrypted"),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    /** Prints, for each pair with a JDK side, the run with its secrets, with the private key, and the resumed run. */
    static final class Program {
        private static final Authority CA = Authority.create("Root");
        private static final Credential RSA = CA.with(KeyType.RSA_2048).issue("localhost");

        private Program() {}

        public static void main(String[] arguments) {
            Security.setProperty("jdk.tls.disabledAlgorithms", "SSLv3");
            List<Engine> engines = List.of(Jsse.engine(), OpenSsl.engine());
            for (Engine client : engines) {
                for (Engine server : engines) {
                    if (client.name().equals("openssl") && server.name().equals("openssl")) {
                        continue;
                    }
                    String pair = client.name() + " to " + server.name();
                    for (String suite : List.of("AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256")) {
                        System.out.println(
                                pair + " with " + suite + ": " + String.join(", ", results(client, server, suite)));
                    }
                    System.out.println(pair + ": " + matrix(client, server));
                }
            }
        }

        /** Whether every suite and group that the engines have is decrypted, weak ones included. */
        private static String matrix(Engine client, Engine server) {
            List<DecryptedRun> runs = DecryptedRun.all(client, server);
            List<String> complaints = runs.stream()
                    .map(DecryptedRun::complaint)
                    .flatMap(Optional::stream)
                    .toList();
            return complaints.isEmpty() && runs.size() >= 35 ? "all decrypted" : runs.size() + " runs" + complaints;
        }

        private static List<String> results(Engine client, Engine server, String suite) {
            Context near = Context.client()
                    .engine(client)
                    .versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                    .cipherList(suite)
                    .trust(CA)
                    .build();
            Context far = Context.server().engine(server).credential(RSA).build();
            List<String> results = new ArrayList<>();
            try (Pair pair = Loopback.between(near, far).withSecrets().open()) {
                pair.transfer(Side.CLIENT, new byte[5]);
                results.add(state(pair.transcript()));
                results.add(state(pair.transcript().decryptedWith(RSA.privateKey())));
                try (Pair resumed = pair.resume()) {
                    boolean isResumed = resumed.outcome() instanceof Outcome.Success success
                            && success.client().resumed();
                    results.add(isResumed ? "resumed" : "not resumed: " + resumed.outcome());
                    results.add(state(resumed.transcript()));
                }
            }
            return results;
        }

        private static String state(Transcript transcript) {
            boolean extended = transcript.entries().stream()
                    .anyMatch(entry -> entry.event() instanceof Event.Sent sent
                            && sent.message() instanceof WireMessage.ServerHelloMessage hello
                            && hello.hello().extensions().stream()
                                    .anyMatch(e -> e.type() == ExtensionType.EXTENDED_MASTER_SECRET));
            String text = transcript.toString();
            return extended
                    ? "extended"
                    : text.contains("encrypted") || text.contains("wrong") ? "encrypted" : "decrypted";
        }
    }
}
