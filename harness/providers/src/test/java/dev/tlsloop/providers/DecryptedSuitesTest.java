package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Engine;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cipher suite that a pair of engines negotiates, decrypted once. */
class DecryptedSuitesTest {
    private static final Authority CA = Authority.create("Root");
    private static final Credential EC = CA.issue("localhost");
    private static final Credential RSA = CA.with(KeyType.RSA_2048).issue("localhost");

    static Stream<Arguments> pairs() {
        List<Engine> engines = List.of(Jsse.engine(), OpenSsl.engine());
        return engines.stream().flatMap(client -> engines.stream().map(server -> Arguments.of(client, server)));
    }

    private static Stream<CipherSuite> suites() {
        return IntStream.range(0, 0x10000)
                .mapToObj(CipherSuite::new)
                .filter(suite -> suite.keyExchange().isPresent())
                .filter(suite -> suite.bits() > 0
                        && !suite.name().contains("ARIA")
                        && !suite.name().contains("CAMELLIA"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void leavesNoRecordEncrypted(Engine client, Engine server) {
        List<Run> runs = suites().flatMap(suite -> Run.of(suite, client, server).stream())
                .toList();
        List<String> encrypted =
                runs.stream().map(Run::complaint).flatMap(Optional::stream).toList();
        assertEquals(List.of(), encrypted);
        assertTrue(runs.size() >= 10, () -> "only " + runs.size() + " suites were negotiated");
    }

    /** A run that negotiated the suite. */
    private record Run(CipherSuite suite, Transcript decrypted) {
        static Optional<Run> of(CipherSuite suite, Engine client, Engine server) {
            StringBuilder keyLog = new StringBuilder();
            try (Pair pair = Loopback.between(client(suite, client, keyLog), server(suite, server))
                    .withCapture()
                    .open()) {
                if (!(pair.outcome() instanceof Outcome.Success)) {
                    return Optional.empty();
                }
                pair.transfer(Side.CLIENT, new byte[5]);
                pair.transfer(Side.SERVER, new byte[20_000]);
                pair.closeNotify(Side.SERVER);
                return Optional.of(new Run(suite, pair.transcript().decryptedWith(keyLog.toString())));
            } catch (UnsupportedSettingException | IllegalArgumentException | IllegalStateException unsupported) {
                return Optional.empty();
            }
        }

        private static Context client(CipherSuite suite, Engine engine, StringBuilder keyLog) {
            return limited(Context.client(), suite)
                    .engine(engine)
                    .trust(CA)
                    .onKeyLog((connection, line) -> keyLog.append(line).append('\n'))
                    .build();
        }

        private static Context server(CipherSuite suite, Engine engine) {
            boolean rsa = suite.authentication().equals(Optional.of(CipherSuite.Authentication.RSA));
            return limited(Context.server(), suite)
                    .engine(engine)
                    .credential(rsa ? RSA : EC)
                    .build();
        }

        private static ContextBuilder limited(ContextBuilder side, CipherSuite suite) {
            return suite.minVersion() == TlsVersion.TLS_1_3
                    ? side.versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3).cipherSuites(suite)
                    : side.versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2).cipherList(suite.openSslName());
        }

        Optional<String> complaint() {
            String text = decrypted.toString();
            boolean whole = !text.contains("encrypted")
                    && !text.contains("wrong")
                    && text.contains("20000 bytes")
                    && text.contains("[alert] close_notify");
            return whole ? Optional.empty() : Optional.of("\n" + suite + "\n" + text);
        }
    }
}
