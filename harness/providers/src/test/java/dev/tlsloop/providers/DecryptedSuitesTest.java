package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Engine;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cipher suite and every group that a pair of engines negotiates, decrypted once. */
class DecryptedSuitesTest {
    static Stream<Arguments> pairs() {
        List<Engine> engines = List.of(Jsse.engine(), OpenSsl.engine());
        return engines.stream().flatMap(client -> engines.stream().map(server -> Arguments.of(client, server)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void leavesNoRecordEncrypted(Engine client, Engine server) {
        List<DecryptedRun> runs = DecryptedRun.all(client, server);
        List<String> encrypted = runs.stream()
                .map(DecryptedRun::complaint)
                .flatMap(Optional::stream)
                .toList();
        assertEquals(List.of(), encrypted);
        assertTrue(runs.size() >= 35, () -> "only " + runs.size() + " suites and groups were negotiated");
    }
}
