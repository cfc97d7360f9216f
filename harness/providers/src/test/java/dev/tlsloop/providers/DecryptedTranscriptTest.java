package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Engine;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The transcript of a run on each pair of engines, decrypted with the client's key log. */
class DecryptedTranscriptTest {
    private static final Authority CA = Authority.create("Root");

    static Stream<Arguments> pairs() {
        List<Engine> engines = List.of(Jsse.engine(), OpenSsl.engine());
        return engines.stream()
                .flatMap(client -> engines.stream()
                        .flatMap(server -> Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                                .map(version -> Arguments.of(client, server, version))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void leavesNoRecordEncrypted(Engine client, Engine server, TlsVersion version) {
        StringBuilder keyLog = new StringBuilder();
        ContextBuilder clientSide = Context.client()
                .engine(client)
                .versions(version, version)
                .trust(CA)
                .alpn("h2")
                .credential(CA.issue("alice"))
                .onKeyLog((connection, line) -> keyLog.append(line).append('\n'));
        ContextBuilder serverSide = Context.server()
                .engine(server)
                .credential(CA.with(KeyType.EC_P256).issue("localhost"))
                .alpn("h2")
                .trust(CA)
                .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT);
        try (Pair pair = Loopback.between(clientSide.build(), serverSide.build())
                .withCapture()
                .open()) {
            pair.transfer(Side.CLIENT, new byte[5]);
            pair.closeNotify(Side.CLIENT);
            Transcript decrypted = pair.transcript().decryptedWith(keyLog.toString());
            assertEquals(false, decrypted.toString().contains("encrypted"), decrypted::toString);
        }
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
